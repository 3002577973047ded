package dev.troth.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** How PostgreSQL would carry out a statement of the service, whatever its parameters are. */
public final class Plans {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Plans() {
    }

    /**
     * The steps of a plan, the outermost first.
     *
     * @param sql of a transaction, whose planner settings it takes
     * @param sent with question marks for its parameters
     */
    public static List<JsonNode> steps(Statement sql, String sent) throws SQLException, JsonProcessingException {
        sql.execute("set local plan_cache_mode = force_generic_plan");
        String numbered = sent;
        int parameters = 0;
        while (numbered.contains("?")) {
            numbered = numbered.replaceFirst("\\?", "\\$" + ++parameters);
        }
        sql.execute("prepare sent as " + numbered);
        String nulls = parameters == 0 ? "" : "(" + String.join(", ", Collections.nCopies(parameters, "null")) + ")";
        try (ResultSet plan = sql.executeQuery("explain (format json) execute sent" + nulls)) {
            plan.next();
            return steps(MAPPER.readTree(plan.getString(1)).get(0).get("Plan")).toList();
        } finally {
            sql.execute("deallocate sent");
        }
    }

    private static Stream<JsonNode> steps(JsonNode step) {
        Stream<JsonNode> within = Stream.empty();
        for (JsonNode child : step.path("Plans")) {
            within = Stream.concat(within, steps(child));
        }
        return Stream.concat(Stream.of(step), within);
    }
}
