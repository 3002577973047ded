package dev.troth.onboarding;

import dev.troth.journal.Journal;
import dev.troth.journal.JournalEntry.What;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.Move;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** What may be done with the templates of checklist items. They are journalled for the tenant: they belong to no client. */
@ApplicationScoped
public class ChecklistTemplateService {

    private static final String TYPE = "CHECKLIST_TEMPLATE";

    private final ChecklistTemplateRepository templates;
    private final Journal journal;
    private final Clock clock;

    ChecklistTemplateService(ChecklistTemplateRepository templates, Journal journal, Clock clock) {
        this.templates = templates;
        this.journal = journal;
        this.clock = clock;
    }

    Page<ChecklistTemplate> list(Filter filter, PageRequest page) {
        return templates.page(filter, page);
    }

    ChecklistTemplate get(UUID id) {
        return templates.findByIdOptional(id).orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such checklist template."));
    }

    @Transactional
    ChecklistTemplate create(NewChecklistTemplate given) {
        Instant now = clock.instant();
        ChecklistTemplate template = new ChecklistTemplate(Ids.next(), given, now);
        templates.persistAndFlush(template);
        journal.append(what(template, "recorded", now), given, null);
        return template;
    }

    /** A lesson becomes an item for every later client; said again, it is the same lesson. */
    @Transactional
    public void append(NewChecklistTemplate lesson) {
        if (templates.learnt(lesson).isEmpty()) {
            create(lesson);
        }
    }

    /**
     * The lesson, or the incident, was a mistake in the record: nobody is asked because of it any more.
     *
     * @param since when the lesson was recorded: what was learnt from the incident before it stands
     */
    @Transactional
    public void unlearn(UUID incidentId, Instant since) {
        Instant now = clock.instant();
        templates.learntFrom(incidentId, since).forEach(template -> {
            template.retire(now, now);
            templates.flush();
            // Without the reason: it is said with the correction of the incident, and goes with its client where that is erased.
            journal.append(what(template, "retired", now), null, null);
        });
    }

    @Transactional
    ChecklistTemplate retire(UUID id, Precondition known, Move body) {
        ChecklistTemplate template = get(id);
        known.check(template.version());
        Instant now = clock.instant();
        Instant at = Moments.past(body.at(), "/at", now);
        template.retire(at, now);
        templates.flush();
        journal.append(what(template, "retired", at), body, null);
        return template;
    }

    private static What what(ChecklistTemplate template, String verb, Instant at) {
        return new What(null, TYPE, template.id(), "checklist-template." + verb, at, null);
    }
}
