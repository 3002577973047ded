package dev.troth.commitment;

import dev.troth.support.Api;
import io.restassured.path.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commitments as a caller makes them: a promise of 1 March over ten days, and the moves on it with plausible instants. */
final class Promises {

    static final String PATH = "/v1/commitments";
    static final String PROMISED = "2025-03-01T09:00:00Z";
    static final String DUE = "2025-03-11T09:00:00Z";
    static final String DAY_5 = "2025-03-06T09:00:00Z";
    static final String DAY_15 = "2025-03-16T09:00:00Z";
    static final String DAY_20 = "2025-03-21T09:00:00Z";

    /** Every move, with a body that is right in any state that allows it. */
    static final Map<String, String> MOVES = new LinkedHashMap<>();

    /** How each state is reached: from a request ('-') or a promise, by these moves. */
    static final Map<String, List<String>> WAYS = new LinkedHashMap<>();

    static {
        MOVES.put("promise", "{'dueAt': '" + DUE + "', 'at': '" + PROMISED + "'}");
        MOVES.put("decline", "{'reason': 'Full until summer', 'at': '" + PROMISED + "'}");
        MOVES.put("renegotiate", "{'dueAt': '" + DAY_20 + "', 'agreedAt': '" + DAY_5 + "'}");
        MOVES.put("claim", "{'owner': 'Maria'}");
        MOVES.put("confirm-read-back", "{'text': 'Two columns, in blue', 'at': '" + DAY_5 + "'}");
        MOVES.put("assume", "{'text': 'The logo is a vector file', 'at': '" + DAY_5 + "'}");
        MOVES.put("confirm-assumption", "{'text': 'The logo is a vector file', 'by': 'Ada Okafor', 'at': '" + DAY_5 + "'}");
        MOVES.put("falsify-skill", "{'at': '" + DAY_5 + "'}");
        MOVES.put("approve", "{}");
        MOVES.put("deliver", "{'deliveredAt': '" + DAY_5 + "'}");
        MOVES.put("accept", "{'at': '" + DAY_5 + "'}");
        MOVES.put("reject", "{'at': '" + DAY_5 + "'}");
        MOVES.put("give-up", "{'at': '" + DUE + "'}");
        MOVES.put("withdraw", "{'at': '" + DAY_5 + "'}");
        MOVES.put("cancel", "{'at': '" + DAY_5 + "'}");
        MOVES.put("grant-grace", "{'at': '" + DAY_5 + "'}");

        WAYS.put("REQUESTED", List.of("-"));
        WAYS.put("PROMISED", List.of());
        WAYS.put("DELIVERED", List.of("deliver"));
        WAYS.put("ACCEPTED", List.of("deliver", "accept"));
        WAYS.put("REJECTED", List.of("deliver", "reject"));
        WAYS.put("MISSED", List.of("give-up"));
        WAYS.put("WITHDRAWN", List.of("withdraw"));
        WAYS.put("DECLINED", List.of("-", "decline"));
        WAYS.put("CANCELLED", List.of("cancel"));
    }

    private final Api api;
    private final String client;

    Promises(Api api, String client) {
        this.api = api;
        this.client = client;
    }

    /** A promise of 1 March due on the 11th, with further fields. */
    JsonPath promise(String... fields) {
        return api.created(PATH, "{'clientId': '%s', 'title': 'Proofs', 'promisedAt': '%s', 'dueAt': '%s'%s}", client, PROMISED, DUE, more(fields));
    }

    /** A request of 1 March. */
    JsonPath request(String... fields) {
        return api.created(PATH, "{'clientId': '%s', 'title': 'Proofs', 'requestedAt': '%s'%s}", client, PROMISED, more(fields));
    }

    /** The id of a new commitment in a state. */
    String in(String status) {
        List<String> way = WAYS.get(status);
        String id = (way.contains("-") ? request() : promise()).getString("id");
        way.stream().filter(move -> !move.equals("-")).forEach(move -> move(id, move));
        return id;
    }

    /** Makes a move with its usual body. */
    JsonPath move(String id, String verb) {
        return move(id, verb, MOVES.get(verb));
    }

    JsonPath move(String id, String verb, String body, Object... args) {
        return api.done(PATH + "/" + id + "/" + verb, body, args);
    }

    private static String more(String... fields) {
        return fields.length == 0 ? "" : ", " + String.join(", ", fields);
    }
}
