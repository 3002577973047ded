package dev.troth.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.Move;
import dev.troth.record.RecordService;
import dev.troth.record.RecordType;
import dev.troth.trust.Submission;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** What may be done with practices. They say nothing about trust by themselves: that one was adopted counts with its incident. */
@ApplicationScoped
public class PracticeService extends RecordService<Practice> {

    private final PracticeRepository practices;
    private final Event<PracticeChanged> changes;

    PracticeService(PracticeRepository practices, Event<PracticeChanged> changes) {
        this.practices = practices;
        this.changes = changes;
    }

    public Page<Practice> list(Filter filter, PageRequest page) {
        return practices.page(filter, page);
    }

    @Transactional
    public Practice create(NewPractice given) {
        Instant now = clock.instant();
        return create(new Practice(Ids.next(), given, now), "recorded", now, given);
    }

    @Transactional
    public Practice patch(UUID id, Precondition known, JsonNode patch) {
        return edit(id, known, patch, Practice::fields, Practice::fields);
    }

    @Transactional
    public Practice revise(UUID id, Precondition known, RevisePractice body) {
        if (body.title() == null && body.steps() == null) {
            throw Refusal.field("/steps", "must be there where title is not: a revision changes one of them");
        }
        Instant at = at(body.at());
        return act(id, known, "revised", at, body, practice -> practice.revise(body.title(), body.steps(), at));
    }

    @Transactional
    public Practice acknowledge(UUID id, Precondition known, Move body) {
        Instant at = at(body.at());
        return act(id, known, "acknowledged", at, body, practice -> practice.acknowledge(at));
    }

    @Transactional
    public Practice retire(UUID id, Precondition known, Move body) {
        Instant at = at(body.at());
        return act(id, known, "retired", at, body, practice -> practice.retire(at));
    }

    /** Whether the client has such a practice and it was not taken back. */
    public boolean stands(UUID clientId, UUID id) {
        return practices.stands(clientId, id);
    }

    /** Whether the client has such a practice, and it was neither taken back nor retired. */
    public boolean isInUse(UUID clientId, UUID id) {
        return practices.isInUse(clientId, id);
    }

    private Instant at(Instant reported) {
        return Moments.past(reported, "/at", clock.instant());
    }

    @Override
    protected void changed(Practice practice) {
        changes.fire(new PracticeChanged(practice.clientId(), practice.id(), practice.retractedAt() != null));
    }

    @Override
    protected RecordType type() {
        return RecordType.PRACTICE;
    }

    @Override
    protected PanacheRepositoryBase<Practice, UUID> repository() {
        return practices;
    }

    @Override
    protected Submission evidence(Practice practice, Instant now) {
        return Submission.NONE;
    }
}
