package dev.troth.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.support.Contract;
import dev.troth.support.Contract.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;

/** Requests for an operation: what the contract asks for, and a little of everything else. */
final class Requests {

    /** Beyond it the server refuses the line before the service sees it. */
    private static final int LONGEST_QUERY = 2_500;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final List<String> SPOILT_QUERIES = List.of("a", "=", "&&", "limit", "%ff=%fe", "limit=1&limit=2", "limit=%ED%A0%80", "sort=%00", "after=%C3%28");
    private static final List<String> TAGS = List.of("*", "\"0\"", "\"1\"", "W/\"0\"", "\"0\", \"1\"", "0", "\"\"", "\"", ",", "\"99999999999999999999\"", "\u00e4", "\"0\u00ff\"", "* , *", "\"0\";x");
    private static final List<String> TYPES = List.of("text/plain", "application/xml", "application/json;charset=UTF-16", "application/json; charset=nonsense", "nonsense", "*/*",
            "multipart/form-data", "application/json;", "application/merge-patch+json", "application/vnd.x+json");
    private static final List<String> ACCEPTED = List.of("text/html", "application/xml", "*/*", "application/*;q=0.1", "nonsense", "application/json;q=x", "image/svg+xml", "",
            "application/problem+json", "application/json;version=2");

    private final URI base;
    private final String token;
    private final Contract contract;
    private final Known known;
    private final Values values;
    private final Odd odd;
    private final Bodies bodies;

    Requests(URI base, String token, Contract contract, Known known) {
        this.base = base;
        this.token = token;
        this.contract = contract;
        this.known = known;
        this.values = new Values(contract, known);
        this.odd = new Odd(known);
        this.bodies = new Bodies(values, odd);
    }

    /** A request as it is meant to be. */
    Sent wellFormed(Operation operation, Random random) {
        String body = operation.requestContent().isEmpty() ? null : bodies.wellFormed(operation, random);
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(known.address(operation.path(), random))).timeout(LONGEST_WAIT)
                .header("Authorization", "Bearer " + token);
        if (body != null) {
            request.header("Content-Type", operation.requestContent().fieldNames().next());
        }
        if (operation.method().equals("PATCH") || operation.method().equals("PUT")) {
            request.header("If-Match", "*");
        }
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        return new Sent(operation, request.method(operation.method(), BodyPublishers.ofByteArray(bytes)).build(), bytes);
    }

    Sent any(Operation operation, Random random) {
        String address = known.address(operation.path(), random);
        if (random.nextInt(25) == 0) {
            address = address.replaceFirst(ID + (random.nextBoolean() ? "(?!.*" + ID + ")" : ""), Matcher.quoteReplacement(encoded(odd.id(random))));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + address + query(operation, random))).timeout(LONGEST_WAIT);
        byte[] body = operation.requestContent().isEmpty() ? new byte[0] : bodies.any(operation, random);
        if (operation.requestContent().isEmpty() && random.nextInt(30) == 0) {
            body = "{}".getBytes(StandardCharsets.UTF_8);
        }
        headers(request, operation, random);
        return new Sent(operation, request.method(operation.method(), BodyPublishers.ofByteArray(body)).build(), body);
    }

    private void headers(HttpRequest.Builder request, Operation operation, Random random) {
        if (random.nextInt(100) != 0) {
            request.header("Authorization", "Bearer " + token);
        } else if (random.nextBoolean()) {
            request.header("Authorization", Values.pick(List.of("Bearer", "Bearer x.y.z", "Basic eDp5", "\u00e9", "Bearer " + token + "x"), random));
        }
        if (!operation.requestContent().isEmpty() && random.nextInt(60) != 0) {
            request.header("Content-Type", random.nextInt(40) == 0 ? Values.pick(TYPES, random) : operation.requestContent().fieldNames().next());
        }
        if (random.nextInt(40) == 0) {
            request.header("Accept", Values.pick(ACCEPTED, random));
        }
        boolean needsState = operation.method().equals("PATCH") || operation.method().equals("PUT");
        if (needsState ? random.nextInt(20) != 0 : random.nextInt(12) == 0) {
            request.header("If-Match", random.nextInt(needsState ? 10 : 2) != 0 ? "*" : Values.pick(TAGS, random));
        }
        if (random.nextInt(12) == 0) {
            request.header("If-None-Match", Values.pick(TAGS, random));
        }
        if (random.nextInt(10) == 0) {
            request.header("Idempotency-Key", Values.pick(List.of("k" + random.nextInt(50), "k" + random.nextLong(), "\u00e9", " ", "", "x".repeat(201), "a b", "\u00ff\u00fe"), random));
        }
    }

    private String query(Operation operation, Random random) {
        List<String> parts = new ArrayList<>();
        int oneIn = 1 + random.nextInt(8);
        for (JsonNode declared : operation.node().path("parameters")) {
            JsonNode parameter = contract.resolve(declared);
            if (parameter.path("in").asText().equals("query") && (random.nextInt(oneIn) == 0 || parameter.path("required").asBoolean())) {
                String name = parameter.path("name").asText();
                parts.add(name + "=" + encoded(random.nextInt(3) == 0 ? odd.word(random) : fitting(name, parameter, random)));
            }
        }
        if (random.nextInt(40) == 0) {
            parts.add(Values.pick(SPOILT_QUERIES, random));
        }
        String query = String.join("&", parts);
        return query.isEmpty() || query.length() > LONGEST_QUERY ? "" : "?" + query;
    }

    /** A value the parameter may have; what lists its words in the description has them from there. */
    private String fitting(String name, JsonNode parameter, Random random) {
        JsonNode schema = contract.resolve(parameter.path("schema"));
        if (name.equals("after")) {
            return known.token(random);
        }
        if (name.equals("fields")) {
            return Values.pick(List.of("id", "id,version", "clientId", "x", "id,id", ",", "id.", "allowed", "total", "items", "evidence.type", "subject"), random);
        }
        if (name.equals("wait")) {
            return "PT0S";
        }
        if (schema.path("type").asText().equals("array")) {
            return values.several(values.of(name, schema.path("items"), random).asText(), random);
        }
        if (name.endsWith("Id")) {
            return values.several(known.id(name, random), random);
        }
        List<String> words = schema.path("type").asText().equals("string") && !schema.has("format") ? capitals(parameter.path("description").asText()) : List.of();
        return values.several(words.isEmpty() || random.nextInt(3) == 0 ? values.of(name, parameter.path("schema"), random).asText() : Values.pick(words, random), random);
    }

    private static List<String> capitals(String description) {
        return List.of(description.split("[^A-Za-z_-]+")).stream().filter(word -> word.length() > 2 && (word.equals(word.toUpperCase(java.util.Locale.ROOT))
                || word.matches("[a-z]+[A-Z]\\w+"))).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A request, and its body to show where the answer is wrong. */
    record Sent(Operation operation, HttpRequest request, byte[] body) {

        @Override
        public String toString() {
            String text = new String(body, StandardCharsets.UTF_8);
            return request.method() + " " + request.uri().getRawPath() + (request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery()) + " "
                    + request.headers().map().entrySet().stream().filter(header -> !header.getKey().equals("Authorization")).toList() + " "
                    + (text.length() > 700 ? text.substring(0, 700) + "… (" + text.length() + ")" : text);
        }
    }
}
