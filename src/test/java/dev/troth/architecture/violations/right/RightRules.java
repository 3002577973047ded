package dev.troth.architecture.violations.right;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;

/** Wrong on purpose: rules with a clock, with state, and with an answer. */
final class RightRules {

    private Instant last;

    Response judge(Clock clock) {
        last = Instant.now();
        return Response.ok(clock.instant().isAfter(last)).build();
    }
}
