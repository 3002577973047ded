package dev.troth.webhook;

import dev.troth.platform.problem.Refusal;
import jakarta.enterprise.context.RequestScoped;

/** Where a request wants things sent to: looked up once, and judged later. */
@RequestScoped
class AddressOfRequest {

    private final Destinations destinations;
    private String url;
    private Refusal refusal;

    AddressOfRequest(Destinations destinations) {
        this.destinations = destinations;
    }

    /** Outside of a transaction: it takes as long as the name server does. */
    void lookUp(String asked) {
        url = asked;
        refusal = null;
        try {
            destinations.check(asked);
        } catch (Refusal e) {
            refusal = e;
        }
    }

    /** @throws Refusal where nothing would be sent to it, or too many were being looked up */
    void check(String asked) {
        if (!asked.equals(url)) {
            lookUp(asked);
        }
        if (refusal != null) {
            throw refusal;
        }
    }
}
