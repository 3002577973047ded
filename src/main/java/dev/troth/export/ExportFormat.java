package dev.troth.export;

import dev.troth.platform.problem.Refusal;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;

/** The two forms of an export. */
enum ExportFormat {
    JSON("json", MediaType.APPLICATION_JSON_TYPE),
    ZIP("zip", MediaType.valueOf(ExportFormat.ZIP_TYPE));

    static final String ZIP_TYPE = "application/zip";

    private final String ending;
    private final MediaType type;

    ExportFormat(String ending, MediaType type) {
        this.ending = ending;
        this.type = type;
    }

    /** How the names of such files end. */
    String ending() {
        return ending;
    }

    MediaType type() {
        return type;
    }

    static ExportFormat of(String ending) {
        return Arrays.stream(values()).filter(format -> format.ending.equals(ending)).findFirst()
                .orElseThrow(() -> Refusal.parameter("format", "must be json or zip"));
    }

    static ExportFormat of(MediaType type) {
        return type.isCompatible(JSON.type) ? JSON : ZIP;
    }
}
