package dev.troth.webhook;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets from those who see the database: encrypted by AES-GCM where the operator has set a key, and bound to the webhook they belong to.
 * Those kept before a key was set stay readable.
 */
@ApplicationScoped
@Startup // a key that is none is noticed before anything is kept
class SecretBox {

    private static final String SEALED = "gcm:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    SecretBox(WebhookSettings settings) {
        this.key = settings.secretKey().map(SecretBox::key).orElse(null);
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("troth.webhooks.secret-key must be base64 of " + KEY_BYTES + " bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** As it is kept. */
    String seal(UUID webhookId, String secret) {
        if (key == null) {
            return secret;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, webhookId, nonce, secret.getBytes(StandardCharsets.UTF_8));
        return SEALED + Base64.getEncoder().encodeToString(ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
    }

    /** @throws IllegalStateException where it was sealed with another key */
    String open(UUID webhookId, String kept) {
        if (!kept.startsWith(SEALED)) {
            return kept;
        }
        if (key == null) {
            throw new IllegalStateException("A webhook's secret is encrypted, and troth.webhooks.secret-key is not set.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(kept.substring(SEALED.length())));
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] sealed = new byte[bytes.get(nonce).remaining()];
        bytes.get(sealed);
        return new String(apply(Cipher.DECRYPT_MODE, webhookId, nonce, sealed), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, UUID webhookId, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(webhookId.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A webhook's secret could not be encrypted or read with troth.webhooks.secret-key.", e);
        }
    }
}
