package dev.troth.disclosure;

import dev.troth.record.RecordType;
import dev.troth.trust.model.Importance;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a feature implements so that disclosures can be about its records. */
public interface DisclosureTopic {

    RecordType type();

    /** The record a disclosure is about, empty where there is none. */
    Optional<Topic> topic(UUID id);

    /**
     * @param importance m of what the disclosure is about
     * @param startedAt when it was promised or began, null while it has not
     */
    record Topic(Importance importance, Instant startedAt) {
    }
}
