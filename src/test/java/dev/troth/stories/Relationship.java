package dev.troth.stories;

import dev.troth.support.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;

/** A relationship as a story tells it: days since a start day at 09:00 UTC, and one client. */
final class Relationship {

    private static final Instant START = Instant.parse("2025-01-01T09:00:00Z");

    final Api api;
    final String clientId;

    private Relationship(Api api, String clientId) {
        this.api = api;
        this.clientId = clientId;
    }

    static Relationship with(String name) {
        Api api = Api.ofFreshTenant();
        return new Relationship(api, api.client(name));
    }

    /** Another client of the same provider. */
    Relationship twin(String name) {
        return new Relationship(api, api.client(name));
    }

    static String day(double days) {
        return day(days, Duration.ZERO);
    }

    static String day(double days, Duration more) {
        return START.plusSeconds(Math.round(days * 86_400)).plus(more).toString();
    }

    /** Records something about this client; the text is the rest of the JSON object. */
    String record(String collection, String json, Object... args) {
        return api.created("/v1/" + collection, body(json, args)).getString("id");
    }

    Response attempt(String collection, String json, Object... args) {
        return api.post("/v1/" + collection, body(json, args));
    }

    JsonPath then(String record, String id, String verb, String json, Object... args) {
        return api.done("/v1/" + record + "/" + id + "/" + verb, json, args);
    }

    /** A promise made and due on the given days. */
    String promise(String title, double promised, double due) {
        return record("commitments", "'title': '%s', 'promisedAt': '%s', 'dueAt': '%s'", title, day(promised), day(due));
    }

    /** A delivery the client accepts. */
    void deliver(String commitment, double day) {
        then("commitments", commitment, "deliver", "{'deliveredAt': '%s'}", day(day));
        then("commitments", commitment, "accept", "{'at': '%s'}", day(day));
    }

    JsonPath score(String subject, String asOf) {
        return api.read("/v1/clients/" + clientId + "/trust-score?subject=" + subject + "&asOf=" + asOf);
    }

    double trust(double day) {
        return score("PROVIDER", day(day)).getDouble("trust");
    }

    double dimension(String dimension, String member, String subject, String asOf) {
        return score(subject, asOf).getDouble("dimensions.find { it.dimension == '" + dimension + "' }." + member);
    }

    /**
     * The base of the worked examples (TRUST-MODEL.md section 5): ten weekly early promises the client accepts, ten replies at half the
     * limit, expectations agreed, fees disclosed, one confidential quarter kept at day 63.
     */
    void base() {
        String agreement = record("agreements", "'title': 'Bookkeeping', 'expectations': [{'topic': 'DEADLINES', 'text': 'Fridays'}, "
                + "{'topic': 'RESPONSE', 'text': 'Within a day'}], 'fees': [{'name': 'Retainer', 'amount': {'value': 400.00, 'currency': 'EUR'}}]");
        then("agreements", agreement, "disclose-fees", "{'at': '%s'}", day(0));
        bothAccept(agreement, 0);
        String secret = record("agreements", "'kind': 'CONFIDENTIALITY', 'title': 'Confidentiality', 'bound': 'PROVIDER', "
                + "'effectiveFrom': '2024-12-05T09:00:00Z'");
        bothAccept(secret, 0);
        for (int week = 0; week < 10; week++) {
            double day = 7 * week;
            deliver(promise("Weekly report " + week, day - 6, day + 2), day);
            String question = record("communications", "'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'QUESTION', 'at': '%s'", day(day - .5));
            reply(question, "PHONE", day);
        }
    }

    void bothAccept(String agreement, double day) {
        then("agreements", agreement, "offer", "{'at': '%s'}", day(day));
        then("agreements", agreement, "accept", "{'party': 'PROVIDER', 'at': '%s'}", day(day));
        then("agreements", agreement, "accept", "{'party': 'CLIENT', 'at': '%s'}", day(day));
    }

    String reply(String question, String channel, double day) {
        return record("communications", "'from': 'PROVIDER', 'channel': '%s', 'purpose': 'REPLY', 'inReplyTo': '%s', 'at': '%s'",
                channel, question, day(day));
    }

    private String body(String json, Object... args) {
        return "{'clientId': '" + clientId + "', " + (args.length == 0 ? json : json.formatted(args)) + "}";
    }
}
