package dev.troth.client;

import java.util.UUID;

/** What others demand before work with a client begins: implemented by features that know more of the client. */
public interface ActivationRule {

    /** @throws dev.troth.platform.problem.Refusal where the client must not become ACTIVE yet */
    void check(UUID clientId);
}
