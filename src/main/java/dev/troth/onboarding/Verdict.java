package dev.troth.onboarding;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an answer comes to. */
@Schema(name = "ReferenceVerdict")
public enum Verdict {
    POSITIVE,
    MIXED,
    NEGATIVE
}
