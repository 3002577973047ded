package dev.troth.imports;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What came of one line of an import, to be read. */
@Entity
@Immutable
@Table(name = "import_line")
class KeptLine {

    @Id
    private UUID id;
    private String importKey;
    private String key;
    private long line;
    @Enumerated(EnumType.STRING)
    private Outcome outcome;
    private int status;
    private UUID recordId;
    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode problem;
    private Instant updatedAt;

    protected KeptLine() {
    }

    UUID id() {
        return id;
    }

    String importKey() {
        return importKey;
    }

    String key() {
        return key;
    }

    long line() {
        return line;
    }

    Outcome outcome() {
        return outcome;
    }

    int status() {
        return status;
    }

    UUID recordId() {
        return recordId;
    }

    /** Without the words that may name somebody. */
    JsonNode problem() {
        return problem;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** What became of a line. */
    enum Outcome {
        DONE,
        REJECTED
    }
}
