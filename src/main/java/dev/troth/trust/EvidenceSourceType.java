package dev.troth.trust;

import dev.troth.platform.contract.OpenVocabulary;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the contract shows what evidence comes from. Features hand their evidence in under these names; this one knows none of them. */
@Schema(type = SchemaType.STRING, examples = "COMMITMENT",
        description = "What evidence comes from: a kind of record, or the check-ins that an agreement provides for (CHECK_INS), which are no records themselves. New ones are added")
public final class EvidenceSourceType implements OpenVocabulary {

    @Override
    public List<String> words() {
        return List.of("ACCESS_GRANT", "AGREEMENT", "CHECKLIST_ITEM", "CHECK_INS", "CLIENT", "COMMITMENT", "COMMUNICATION", "DISCLOSURE", "INCIDENT", "PRACTICE", "REFERENCE",
                "WIN_BACK");
    }
}
