package dev.troth.disclosure;

import java.time.Instant;

/** A window in which a party could not be reached, disclosed as such: clocks for what it owed pause (TRUST-MODEL.md section 3, Communication). */
public record Absence(Instant from, Instant to) {
}
