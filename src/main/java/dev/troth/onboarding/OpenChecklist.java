package dev.troth.onboarding;

import dev.troth.client.ActivationRule;
import dev.troth.platform.problem.OpenItem;
import dev.troth.platform.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Work with a client begins once every blocking item of the checklist is settled (practice 26). */
@Singleton
public class OpenChecklist implements ActivationRule {

    private final ChecklistItemRepository items;

    OpenChecklist(ChecklistItemRepository items) {
        this.items = items;
    }

    @Override
    public void check(UUID clientId) {
        List<OpenItem> open = items.blocking(clientId).stream().map(item -> new OpenItem(item.id(), item.title())).toList();
        if (!open.isEmpty()) {
            throw ProblemType.CHECKLIST_OPEN.because("Items of the checklist are open: " + open.size() + ". Settle or waive them first.").with("open", open);
        }
    }
}
