package dev.troth.platform.paging;

import dev.troth.platform.json.ExactText;
import dev.troth.platform.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A place in a sorted collection: the sort value and id of the last item seen, tied to the query by a digest of its filter and sort. It stands
 * in addresses, so the sort value is never a text that may name persons: it is empty then.
 * Opaque to callers; it grants nothing, since what it leads to is filtered like any other read.
 */
public record Cursor(String sortValue, UUID id) {

    private static final int MAX_LENGTH = 1_024;
    private static final int DIGEST_CHARS = 16;
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 3;

    public String token(String query) {
        byte[] bytes = String.join(SEPARATOR, digest(query), id.toString(), sortValue).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws Refusal for a token that is none, or that belongs to another query */
    public static Cursor parse(String token, String query) {
        if (token.length() > MAX_LENGTH) {
            throw refusal("is not a token of this service");
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(SEPARATOR, PARTS);
            if (parts.length != PARTS) {
                throw refusal("is not a token of this service");
            }
            if (!parts[0].equals(digest(query))) {
                throw refusal("belongs to another filter or sort");
            }
            return new Cursor(ExactText.text(parts[2]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException e) {
            throw refusal("is not a token of this service");
        }
    }

    public static Refusal refusal(String detail) {
        return Refusal.parameter("after", detail);
    }

    private static String digest(String query) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, DIGEST_CHARS / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
