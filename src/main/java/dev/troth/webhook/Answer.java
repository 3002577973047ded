package dev.troth.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * What came of an attempt.
 *
 * @param status the receiver's, null where it did not answer
 * @param error why it failed, in our words; null where it succeeded
 * @param retryAfter how much time the receiver asked for, null where it did not
 */
record Answer(Integer status, String error, Duration retryAfter) {

    static final String NOT_ALLOWED = "the host has no address that is allowed";
    static final String TIMED_OUT = "no answer in time";
    static final String NOT_CONNECTED = "no connection";
    static final String NOT_TRUSTED = "no connection: the certificate is not trusted";
    static final String BROKEN = "the connection broke";
    static final String NOT_SIGNED = "the secret cannot be read";

    private static final int GONE = 410;
    private static final int SECONDS_DIGITS = 9;

    /** @param retryAfter the header of that name, null where there was none */
    static Answer of(int status, String retryAfter, Instant now) {
        if (status >= 200 && status < 300) {
            return new Answer(status, null, null);
        }
        return new Answer(status, status >= 300 && status < 400 ? "redirects are not followed" : "the receiver answered " + status, duration(retryAfter, now));
    }

    static Answer failed(String why) {
        return new Answer(null, why, null);
    }

    boolean isSuccess() {
        return error == null;
    }

    /** Whether the receiver wants nothing any more. */
    boolean isGone() {
        return status != null && status == GONE;
    }

    /** Seconds or a date (RFC 9110 section 10.2.3); null for anything else. */
    private static Duration duration(String retryAfter, Instant now) {
        if (retryAfter == null) {
            return null;
        }
        if (retryAfter.matches("[0-9]{1," + SECONDS_DIGITS + "}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            return Duration.between(now, ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
