package dev.troth.journal;

import dev.troth.platform.contract.OpenVocabulary;
import dev.troth.platform.text.Limits;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the contract shows which events somebody wants. */
@Schema(type = SchemaType.STRING, maxLength = Limits.LINE, examples = "commitment.*",
        description = "A type of event, or all of a kind such as `commitment.*`; each with or without `dev.troth.` in front. A type there is none of is a 400")
public final class EventTypeSelector implements OpenVocabulary {

    @Override
    public List<String> words() {
        return Stream.concat(EventCatalogue.told().stream(), EventCatalogue.kinds().stream().map(kind -> kind + EventCatalogue.ANY)).sorted().toList();
    }
}
