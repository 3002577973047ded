package dev.troth.trust;

import dev.troth.support.Api;

/** Relationships with settled evidence, reversed evidence and open facts, for what must agree with the score of each. */
final class Relations {

    private final Api api;

    Relations(Api api) {
        this.api = api;
    }

    /** A promise kept, one kept and corrected, one given up, one still overdue, a question without an answer, and both are bound to secrecy. */
    String eventful(String name) {
        String client = api.client(name);
        api.done("/v1/commitments/" + promise(client, "2025-01-10") + "/deliver", "{'deliveredAt': '2025-01-08T09:00:00Z'}");
        String corrected = promise(client, "2025-02-10");
        api.done("/v1/commitments/" + corrected + "/deliver", "{'deliveredAt': '2025-02-09T09:00:00Z'}");
        api.done("/v1/commitments/" + corrected + "/correct", "{'reason': 'not this one'}");
        api.done("/v1/commitments/" + corrected + "/give-up", "{'at': '2025-02-20T09:00:00Z'}");
        promise(client, "2025-04-10");
        api.created("/v1/communications", "{'clientId': '%s', 'from': 'CLIENT', 'channel': 'EMAIL', 'purpose': 'QUESTION', 'at': '2025-03-15T09:00:00Z'}", client);
        incident(client, "2025-03-20T09:00:00Z");
        String secrecy = api.created("/v1/agreements", "{'clientId': '%s', 'kind': 'CONFIDENTIALITY', 'title': 'x', 'effectiveFrom': '2025-01-01T00:00:00Z'}", client)
                .getString("id");
        api.done("/v1/agreements/" + secrecy + "/offer", "{'at': '2025-01-01T00:00:00Z'}");
        api.done("/v1/agreements/" + secrecy + "/accept", "{'party': 'PROVIDER', 'at': '2025-01-01T00:00:00Z'}");
        api.done("/v1/agreements/" + secrecy + "/accept", "{'party': 'CLIENT', 'at': '2025-01-01T00:00:00Z'}");
        return client;
    }

    /** A client to whom this many promises were kept, accepted each. */
    String trusted(String name, int promises) {
        String client = api.client(name);
        for (int day = 10; day < 10 + promises; day++) {
            String id = promise(client, "2025-09-" + day);
            api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '2025-09-%dT08:00:00Z'}", day);
            api.done("/v1/commitments/" + id + "/accept", "{'at': '2025-09-%dT08:30:00Z'}", day);
        }
        return client;
    }

    String incident(String client, String detectedAt) {
        return api.created("/v1/incidents", "{'clientId': '%s', 'title': 'x', 'severity': 'MAJOR', 'detectedAt': '%s'}", client, detectedAt).getString("id");
    }

    String promise(String client, String due) {
        return api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '2025-01-01T09:00:00Z', 'dueAt': '%sT09:00:00Z'}", client, due)
                .getString("id");
    }
}
