package dev.troth.onboarding;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Items of checklists that nobody has settled (practice 26). */
@Singleton
public class ChecklistOpenAttention implements AttentionSource {

    private final ChecklistItemRepository items;

    ChecklistOpenAttention(ChecklistItemRepository items) {
        this.items = items;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.CHECKLIST_OPEN;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        if (!query.asksFor(Party.PROVIDER)) {
            return Page.none();
        }
        return items.open(query).map(this::item);
    }

    private AttentionItem item(ChecklistItem open) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("title", open.title());
        facts.put("blocking", Boolean.toString(open.blocking()));
        return new AttentionItem(kind(), open.clientId(), Party.PROVIDER, RecordType.CHECKLIST_ITEM, open.id(), open.createdAt(),
                open.blocking() ? "Every blocking item of the checklist is settled before the client is ACTIVE." : "What the checklist asks for is settled.",
                facts, null, "POST /v1/clients/" + open.clientId() + "/checklist/" + open.id() + "/done");
    }
}
