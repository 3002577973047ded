package dev.troth.webhook;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Gives a webhook another secret. */
@Schema(description = "Another secret to sign with")
public record RotateSecret(@Schema(description = SECRET) @Size(max = LONGEST) String secret) {

    static final int LONGEST = 100;
    static final String SECRET = "What deliveries are signed with: whsec_ and base64 of 24 to 64 random bytes (Standard Webhooks); made by the service where absent";
}
