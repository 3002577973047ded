package dev.troth.journal;

import dev.troth.platform.contract.OpenVocabulary;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the contract shows the type of an event that is told to other services. */
@Schema(type = SchemaType.STRING, description = "A type of event, as CloudEvents names them. New ones are added: skip one you do not know",
        examples = "dev.troth.commitment.delivered")
public final class CloudEventType implements OpenVocabulary {

    @Override
    public List<String> words() {
        return EventCatalogue.appended().stream().map(CloudEvent.TYPE_PREFIX::concat).toList();
    }
}
