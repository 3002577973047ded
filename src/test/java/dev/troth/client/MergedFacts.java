package dev.troth.client;

import dev.troth.support.Api;

/**
 * Facts of two records of one client, or of one where both are the same, in which each depends on the other: the agreements are with one and
 * what they bind is with the other, the absence is told to one and the other waits, the same mistake is made towards both.
 */
final class MergedFacts {

    private final Api api;
    private final String one;
    private final String other;

    MergedFacts(Api api, String one, String other) {
        this.api = api;
        this.one = one;
        this.other = other;
    }

    void record() {
        // Limits and check-ins agreed with the one bind the other; a longer limit agreed with the other binds nobody who has a shorter one.
        String service = record(one, "agreements", "'title': 'Bookkeeping', 'responseLimit': 'PT8H', 'checkInEvery': 'P7D', 'expiresAt': '2025-02-12T09:00:00Z', "
                + "'expectations': [{'topic': 'DEADLINES', 'text': 'Fridays'}, {'topic': 'RESPONSE', 'text': 'Within a day'}]");
        agree(service, "2025-01-06T09:00:00Z");
        String longer = record(other, "agreements", "'title': 'Letters', 'responseLimit': 'PT72H', "
                + "'expectations': [{'topic': 'DEADLINES', 'text': 'Fridays'}, {'topic': 'RESPONSE', 'text': 'Within three days'}]");
        agree(longer, "2025-01-07T09:00:00Z");
        said(one, "PROVIDER", "CHECK_IN", "2025-01-10T09:00:00Z", "");
        said(other, "PROVIDER", "CHECK_IN", "2025-01-24T09:00:00Z", "");
        said(other, "PROVIDER", "CHECK_IN", "2025-01-30T09:00:00Z", "");
        // The absence is told to the one, and the other's clock pauses.
        String friday = said(other, "CLIENT", "QUESTION", "2025-01-17T16:00:00Z", "");
        said(other, "PROVIDER", "REPLY", "2025-01-20T10:00:00Z", ", 'inReplyTo': '" + friday + "'");
        String away = said(other, "CLIENT", "PROBLEM", "2025-02-03T10:00:00Z", "");
        record(one, "disclosures", "'kind': 'ABSENCE', 'statement': 'Away', 'disclosedAt': '2025-01-31T09:00:00Z', "
                + "'window': {'from': '2025-02-03T11:00:00Z', 'to': '2025-02-06T11:00:00Z'}");
        said(other, "PROVIDER", "REPLY", "2025-02-06T13:00:00Z", ", 'inReplyTo': '" + away + "'");
        String own = said(one, "CLIENT", "QUESTION", "2025-03-03T10:00:00Z", "");
        said(one, "PROVIDER", "REPLY", "2025-03-05T10:00:00Z", ", 'inReplyTo': '" + own + "'");
        // Promises of both; a request that hangs; one that is still open and late.
        for (int day = 10; day < 16; day++) {
            String promise = record(day % 2 == 0 ? one : other, "commitments", "'title': 'Report', 'promisedAt': '2025-01-%dT09:00:00Z', 'dueAt': '2025-02-%dT09:00:00Z'", day, day);
            api.done("/v1/commitments/" + promise + "/deliver", "{'deliveredAt': '2025-02-%02dT09:00:00Z'}", day == 13 ? 20 : day - 2);
            api.done("/v1/commitments/" + promise + "/accept", "{'at': '2025-02-25T09:00:00Z'}");
        }
        record(other, "commitments", "'title': 'May I?', 'requestedAt': '2025-02-04T12:00:00Z'");
        record(other, "commitments", "'title': 'Pay', 'promisor': 'CLIENT', 'promisedAt': '2025-02-01T09:00:00Z', 'dueAt': '2025-03-01T09:00:00Z'");
        record(one, "commitments", "'title': 'Not due yet', 'promisedAt': '2025-02-01T09:00:00Z', 'dueAt': '2089-12-01T09:00:00Z'");
        // The same mistake, towards the one and the other; a breach of what was agreed with the other.
        incident(one, "late", "SERVICE_FAILURE", "2025-02-01T09:00:00Z");
        incident(other, "late", "SERVICE_FAILURE", "2025-03-01T09:00:00Z");
        String third = incident(one, "late", "SERVICE_FAILURE", "2025-03-10T09:00:00Z");
        api.done("/v1/incidents/" + third + "/fix", "{'fixedAt': '2025-03-11T09:00:00Z'}");
        String secret = record(other, "agreements", "'kind': 'CONFIDENTIALITY', 'title': 'Confidentiality', 'bound': 'PROVIDER', 'effectiveFrom': '2024-10-01T09:00:00Z'");
        agree(secret, "2024-10-01T09:00:00Z");
        incident(one, "leak", "CONFIDENTIALITY_BREACH", "2025-03-12T09:00:00Z");
        // Praise counts once in a while, whoever of the two records it was said to.
        said(one, "CLIENT", "PRAISE", "2025-03-13T09:00:00Z", "");
        said(other, "CLIENT", "PRAISE", "2025-03-15T09:00:00Z", "");
        record(other, "disclosures", "'kind': 'MISTAKE', 'statement': 'Wrong prices', 'severity': 'MAJOR', 'awareAt': '2025-03-01T09:00:00Z', "
                + "'counterpartKnewAt': '2025-03-09T09:00:00Z'");
        record(other, "access-grants", "'system': 'CMS', 'holder': 'Maria', 'grantedAt': '2025-01-01T09:00:00Z', 'revokeBy': '2025-02-01T09:00:00Z'");
    }

    private String incident(String client, String cause, String kind, String at) {
        return record(client, "incidents", "'title': 'Mishap', 'severity': 'MODERATE', 'kind': '%s', 'detectedAt': '%s', 'cause': {'key': '%s'}", kind, at, cause);
    }

    private String said(String client, String from, String purpose, String at, String more) {
        return record(client, "communications", "'from': '%s', 'channel': 'CHAT', 'purpose': '%s', 'at': '%s'%s", from, purpose, at, more);
    }

    private void agree(String agreement, String at) {
        api.done("/v1/agreements/" + agreement + "/offer", "{'at': '%s'}", at);
        for (String party : new String[] {"PROVIDER", "CLIENT"}) {
            api.done("/v1/agreements/" + agreement + "/accept", "{'party': '%s', 'at': '%s'}", party, at);
        }
    }

    private String record(String client, String collection, String json, Object... args) {
        return api.created("/v1/" + collection, "{'clientId': '" + client + "', " + json.formatted(args) + "}").getString("id");
    }
}
