package dev.troth.disclosure;

import dev.troth.record.RecordType;
import dev.troth.trust.model.Importance;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a feature implements so that disclosures can be about its records. */
public interface DisclosureTopic {

    RecordType type();

    /** The record a disclosure is about, empty where there is none, or it was taken back: that counts for nothing (ADR 0004). */
    Optional<Topic> topic(UUID id);

    /** When each of these records was promised or began, those left out that have not, or were taken back: a feature overrides it to look up many at a time. */
    default Map<UUID, Instant> started(List<UUID> ids) {
        Map<UUID, Instant> started = new HashMap<>();
        ids.forEach(id -> topic(id).map(Topic::startedAt).ifPresent(at -> started.put(id, at)));
        return started;
    }

    /**
     * @param importance m of what the disclosure is about
     * @param startedAt when it was promised or began, null while it has not
     */
    record Topic(Importance importance, Instant startedAt) {
    }
}
