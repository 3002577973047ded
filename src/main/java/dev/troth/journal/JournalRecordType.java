package dev.troth.journal;

import dev.troth.platform.contract.OpenVocabulary;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the contract shows what something happened to. */
@Schema(type = SchemaType.STRING, description = "What it happened to: a kind of record, or what is kept of a tenant as a whole. New ones are added", examples = "COMMITMENT")
public final class JournalRecordType implements OpenVocabulary {

    @Override
    public List<String> words() {
        return EventCatalogue.recordTypes();
    }
}
