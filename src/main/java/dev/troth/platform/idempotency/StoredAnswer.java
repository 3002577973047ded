package dev.troth.platform.idempotency;

/** The first answer to a request, to be given again. Body is JSON, null where there was none. */
record StoredAnswer(String fingerprint, int status, String location, String tag, String body) {

    /** Whether it was forgotten with the client it was about: then nothing tells the request it answered. */
    boolean isErased() {
        return fingerprint.isEmpty();
    }
}
