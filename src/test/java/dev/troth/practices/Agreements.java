package dev.troth.practices;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** Agreements with the client of a practice: offered in January, agreed on the first of February 2025. */
final class Agreements {

    static final String EXPECTATIONS = "'expectations': [{'topic': 'DEADLINES', 'text': 'Proofs on Fridays'}, {'topic': 'RESPONSE', 'text': 'Within a day'}]";
    static final String OFFERED = "2025-01-01T09:00:00Z";
    static final String AGREED = "2025-02-01T09:00:00Z";

    private final PracticeClient client;

    Agreements(PracticeClient client) {
        this.client = client;
    }

    /** A draft's id; the terms are the rest of the JSON object. */
    String draft(String terms) {
        return client.record("agreements", "'title': 'Bookkeeping', " + terms).getString("id");
    }

    String offered(String terms) {
        String id = draft(terms);
        done(id, "offer", "{'at': '%s'}", OFFERED);
        return id;
    }

    String agreed(String terms) {
        String id = offered(terms);
        accept(id, AGREED);
        return id;
    }

    /** Both accept what is offered. */
    JsonPath accept(String id, String at) {
        done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", at);
        return done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", at);
    }

    JsonPath done(String id, String move, String body, Object... args) {
        return client.api.done(path(id) + "/" + move, body, args);
    }

    Response attempt(String id, String move, String body, Object... args) {
        return client.api.post(path(id) + "/" + move, body, args);
    }

    JsonPath correct(String id) {
        return done(id, "correct", "{'reason': 'A mistake'}");
    }

    Response patch(String id, String body) {
        return client.api.patch(client.api.get(path(id)).header("ETag"), path(id), body);
    }

    JsonPath read(String id) {
        return client.api.read(path(id));
    }

    static String path(String id) {
        return "/v1/agreements/" + id;
    }
}
