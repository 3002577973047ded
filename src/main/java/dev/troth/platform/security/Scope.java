package dev.troth.platform.security;

import java.util.Optional;

/** What a token may allow. None contains another: a caller who reads and writes has both. */
public enum Scope {
    /** To read, and to ask what stores nothing. */
    READ("troth:read"),
    /** To change the record. */
    WRITE("troth:write"),
    /** To change how the service judges, to audit it, and what cannot be undone. */
    ADMIN("troth:admin");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** As tokens and the contract write it. */
    public String text() {
        return text;
    }

    /**
     * The one scope an operation needs: the one place that decides it, for the door as for the contract.
     *
     * @param method   the HTTP method, in upper case
     * @param declared what {@link NeedsScope} says on the operation
     */
    public static Scope neededBy(String method, Optional<Scope> declared) {
        return declared.orElse(method.equals("GET") || method.equals("HEAD") ? READ : WRITE);
    }
}
