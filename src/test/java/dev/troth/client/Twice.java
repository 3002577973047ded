package dev.troth.client;

import dev.troth.support.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** Somebody a tenant has recorded twice. */
final class Twice {

    final Api api;
    final String into;
    final String from;

    Twice(Api api, String into, String from) {
        this.api = api;
        this.into = api.created("/v1/clients", into).getString("id");
        this.from = api.created("/v1/clients?allowDuplicate=true", from).getString("id");
    }

    static Twice recorded() {
        return new Twice(Api.ofFreshTenant(), "{'name': 'Ada Okafor', 'email': 'ada@okafor.example'}", "{'name': 'A. Okafor', 'email': 'ada@okafor.example'}");
    }

    JsonPath merged() {
        return merge(into, from).then().statusCode(200).extract().jsonPath();
    }

    Response merge(String one, String other) {
        return api.post(client(one) + "/merge", "{'from': '%s', 'reason': 'Recorded twice'}", other);
    }

    /** Records something about a client; the text is the rest of the JSON object. */
    String record(String client, String collection, String json, Object... args) {
        return attempt(client, collection, json, args).then().statusCode(201).extract().jsonPath().getString("id");
    }

    Response attempt(String client, String collection, String json, Object... args) {
        return api.post("/v1/" + collection, "{'clientId': '" + client + "', " + (args.length == 0 ? json : json.formatted(args)) + "}");
    }

    JsonPath read(String client) {
        return api.read(client(client));
    }

    static String client(String id) {
        return "/v1/clients/" + id;
    }
}
