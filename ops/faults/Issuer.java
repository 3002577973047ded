import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** A token issuer for one run: a key, the set of keys the service reads, and tokens that were issued two hours ago, so that they hold when the clock is set back. */
final class Issuer {

    private static final String NAME = "https://issuer.faults";
    private static final String AUDIENCE = "troth";

    private final KeyPair key;
    private final Path jwks;

    Issuer(Path directory) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
        jwks = Files.writeString(directory.resolve("jwks.json"), """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"faults","n":"%s","e":"AQAB"}]}
                """.formatted(base64url(unsigned(((RSAPublicKey) key.getPublic()).getModulus().toByteArray()))));
    }

    Map<String, String> settings() {
        return Map.of("MP_JWT_VERIFY_ISSUER", NAME, "MP_JWT_VERIFY_AUDIENCES", AUDIENCE, "MP_JWT_VERIFY_PUBLICKEY_LOCATION", jwks.toUri().toString());
    }

    String token(String tenant) throws Exception {
        long now = Instant.now().getEpochSecond();
        String body = """
                {"iss":"%s","aud":"%s","sub":"load","tenant":"%s","scope":"troth:read troth:write troth:admin","iat":%d,"exp":%d}"""
                .formatted(NAME, AUDIENCE, tenant, now - Duration.ofHours(2).toSeconds(), now + Duration.ofHours(12).toSeconds());
        String signed = base64url("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"faults\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64url(body.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + base64url(signature.sign());
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
