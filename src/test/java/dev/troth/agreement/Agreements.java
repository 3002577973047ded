package dev.troth.agreement;

import dev.troth.support.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A client, and agreements with her as callers make them. */
abstract class Agreements {

    static final String EXPECTATIONS = "'expectations': [{'topic': 'DEADLINES', 'text': 'Fridays'}, {'topic': 'RESPONSE', 'text': 'Within a day'}]";
    static final String SETUP = "{'name': 'Set-up', 'amount': {'value': 120, 'currency': 'EUR'}}";
    static final String MINIMUM = "{'name': 'Minimum', 'amount': {'value': 25.5, 'currency': 'EUR'}, 'every': 'P1M', 'chargedFrom': '%s'}";
    static final String JAN = "2025-01-01T09:00:00Z";
    static final String FEB = "2025-02-01T09:00:00Z";
    static final String MAR = "2025-03-01T09:00:00Z";
    static final String APR = "2025-04-01T09:00:00Z";
    static final String JUN = "2025-06-01T09:00:00Z";

    final Api api = Api.ofFreshTenant();
    String clientId;

    @BeforeEach
    void client() {
        clientId = api.client("Dr. Ada Okafor");
    }

    String draft(String terms) {
        return create(terms).then().statusCode(201).extract().path("id");
    }

    /** An agreement offered in January and accepted by both on the first of February. */
    String active(String terms) {
        String id = draft(terms);
        done(id, "offer", "{'at': '%s'}", JAN);
        done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", JAN);
        done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", FEB);
        return id;
    }

    Response create(String terms) {
        return api.post("/v1/agreements", "{'clientId': '" + clientId + "', 'title': 'Bookkeeping', " + terms + "}");
    }

    Response post(String id, String move, String body) {
        return api.post(path(id) + "/" + move, body);
    }

    JsonPath done(String id, String move, String body, Object... args) {
        return api.done(path(id) + "/" + move, body, args);
    }

    static String path(String id) {
        return "/v1/agreements/" + id;
    }

    /** The lines of agreements in the ledger, the latest first. */
    List<String> evidence(String subject) {
        return lines(subject).stream().filter(line -> line.get("reverses") == null).map(Agreements::text).toList();
    }

    /** The same without those that were taken back. */
    List<String> standing(String subject) {
        List<Object> reversed = lines(subject).stream().map(line -> line.get("reverses")).toList();
        return lines(subject).stream().filter(line -> line.get("reverses") == null && !reversed.contains(line.get("id")))
                .map(Agreements::text).toList();
    }

    private List<Map<String, Object>> lines(String subject) {
        return ledger(subject).stream().filter(line -> line.get("sourceType").equals("AGREEMENT")).toList();
    }

    List<Map<String, Object>> ledger(String subject) {
        return api.read("/v1/clients/" + clientId + "/trust-score/evidence?limit=200&subject=" + subject).getList("items");
    }

    private static String text(Map<String, Object> line) {
        return "%s %s %s %s %s".formatted(line.get("reason"), line.get("dimension"), line.get("r"), line.get("s"), line.get("effectiveAt"));
    }
}
