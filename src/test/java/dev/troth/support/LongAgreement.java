package dev.troth.support;

import java.util.Collections;

/** A draft of which much is said, and so in its entry of the journal, its event and what webhooks are sent: 450 thousand characters. */
public final class LongAgreement {

    private static final String FACTS = String.join(",", Collections.nCopies(45, "{'question': 'How?', 'answer': '" + "a".repeat(10_000) + "'}"));

    private LongAgreement() {
    }

    public static void draft(Api api, String client) {
        api.created("/v1/agreements", "{'clientId': '%s', 'title': 'Books', 'materialFacts': [%s]}", client, FACTS);
    }
}
