package dev.troth.client;

import java.time.Instant;

/**
 * Where a relationship stands, for those who look after it.
 *
 * @param begunAt when it began, or where nobody said so when it was recorded
 */
public record Relationship(Client.Stage stage, Instant begunAt) {

    /** Whether it is there to be kept: from the first days on, in which it is silence that does most harm (practice 4). */
    public boolean isLive() {
        return stage == Client.Stage.ONBOARDING || stage == Client.Stage.ACTIVE || stage == Client.Stage.AT_RISK;
    }
}
