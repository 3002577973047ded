package dev.troth.journal;

import dev.troth.platform.contract.OpenVocabulary;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the contract shows the type of an event. */
@Schema(type = SchemaType.STRING, description = "A type of event. New ones are added: skip one you do not know",
        examples = "commitment.delivered")
public final class EventType implements OpenVocabulary {

    @Override
    public List<String> words() {
        return EventCatalogue.told();
    }
}
