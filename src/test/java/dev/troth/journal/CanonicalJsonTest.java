package dev.troth.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The hashes of the journal are those docs/journal.md describes")
class CanonicalJsonTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    @Test
    void namesAreSortedAndNumbersAreTheirDigits() {
        assertHash(new CanonicalJson().withExactly("b", "{\"z\": 120.00, \"a\": [1, true, null, \"x\"]}").withExactly("a", null),
                "{\"a\":null,\"b\":{\"a\":[\"#1\",true,null,\"x\"],\"z\":\"#120.00\"}}");
    }

    @Test
    void noDigitIsLostAndNoTextIsANumber() {
        assertHash(new CanonicalJson().withExactly("n", "[0.1234567890123456789, \"#1\", \"##\"]"),
                "{\"n\":[\"#0.1234567890123456789\",\"##1\",\"###\"]}");
        String digits = "9".repeat(5_000);
        assertHash(new CanonicalJson().withExactly("n", digits), "{\"n\":\"#" + digits + "\"}");
    }

    @Test
    void textIsWrittenAsRfc8785Says() {
        assertHash(new CanonicalJson().with("t", "é\u0001\n\"\\/€"), "{\"t\":\"é\\u0001\\n\\\"\\\\/€\"}");
    }

    @Test
    void aLinkIsOverEverythingThatIsKept() {
        Instant at = Instant.parse("2025-03-01T09:00:00Z");
        ChainedEntry entry = new ChainedEntry(ONE, null, "TEST", TWO, "test.written", "tester", at, at.plusNanos(1_000), null, ChainedEntry.hash(ONE, "{}", null));
        assertThat(HexFormat.of().formatHex(entry.said()))
                .isEqualTo(sha256("{\"data\":{},\"salt\":\"" + ONE + "\",\"undo\":null}"));
        assertThat(HexFormat.of().formatHex(entry.link("acme", 1, ChainedEntry.GENESIS, null))).isEqualTo(sha256(
                "{\"actor\":\"tester\",\"clientId\":null,\"corrects\":null,\"id\":\"" + ONE + "\",\"occurredAt\":\"2025-03-01T09:00:00.000000Z\","
                        + "\"payload\":null,\"previous\":\"" + "0".repeat(64) + "\",\"recordId\":\"" + TWO + "\",\"recordType\":\"TEST\","
                        + "\"recordedAt\":\"2025-03-01T09:00:00.000001Z\",\"seq\":1,\"tenant\":\"acme\",\"type\":\"test.written\"}"));
    }

    private static void assertHash(CanonicalJson json, String canonical) {
        assertThat(HexFormat.of().formatHex(json.sha256())).isEqualTo(sha256(canonical));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
