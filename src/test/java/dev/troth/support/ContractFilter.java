package dev.troth.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.problem.ProblemType;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fails a test whose answer is not what the contract says, and one whose problem document tells about our insides. */
public final class ContractFilter implements Filter {

    private static final Pattern INSIDES = Pattern.compile(
            "(?:\\b[a-z]\\w*\\.){2,}[A-Z]\\w*|\\w*Exception\\b|\\bat [\\w.$]+\\(|\\bselect .{1,80} from |\\binsert into |\\bupdate \\w+ set |SQLSTATE|"
                    + "\\b(?:hibernate|jackson|jakarta|quarkus|postgres\\w*|agroal)\\b|dev\\.troth|\\bfk_|\\buq_", Pattern.CASE_INSENSITIVE);
    private static final boolean RECORDS = System.getProperty("troth.record-examples") != null;

    private final Contract contract;

    public ContractFilter(Contract contract) {
        this.contract = contract;
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        Map<String, String> headers = new TreeMap<>();
        response.headers().forEach(header -> headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue()));
        URI uri = URI.create(request.getURI());
        boolean sparse = String.valueOf(uri.getRawQuery()).matches("(.*&)?fields=.*");
        Contract.Answer answer = new Contract.Answer(request.getMethod(), uri.getRawPath(), sparse, response.statusCode(), headers, response.body().asString());
        List<String> faults = faults(answer);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s answered %d, which is not as the contract says:%n  %s%n%s".formatted(answer.method(), answer.path(),
                    answer.status(), String.join("\n  ", faults), shortened(answer.body())));
        }
        if (RECORDS && !sparse) {
            ExampleRecorder.record(contract, request, answer);
        }
        return PlainPaths.of(response);
    }

    /** What is wrong with an answer, and what a problem document tells that it should not; empty where nothing is. */
    public List<String> faults(Contract.Answer answer) {
        List<String> faults = new ArrayList<>(contract.faults(answer));
        if (answer.status() >= 400 && faults.isEmpty()) {
            faults.addAll(problemFaults(answer));
        }
        return faults;
    }

    private static List<String> problemFaults(Contract.Answer answer) {
        List<String> faults = new ArrayList<>();
        JsonNode problem;
        try {
            problem = answer.json();
        } catch (JsonProcessingException e) {
            return List.of("the body is not JSON");
        }
        if (problem.path("status").asInt() != answer.status()) {
            faults.add("status says " + problem.path("status"));
        }
        String type = problem.path("type").asText();
        if (ProblemType.ofSlug(type.replace("/problems/", "")).filter(known -> known.status() == answer.status()).isEmpty()) {
            faults.add(type + " is no problem of this status");
        }
        // What the caller asked for comes back in instance; it is the caller's.
        Matcher insides = INSIDES.matcher(answer.body().replaceAll("\"instance\":\"[^\"]*\"", ""));
        if (insides.find()) {
            faults.add("tells about our insides: " + insides.group());
        }
        return faults;
    }

    private static String shortened(String body) {
        return body.length() <= 400 ? body : body.substring(0, 400) + "…";
    }
}
