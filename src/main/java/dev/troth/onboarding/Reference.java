package dev.troth.onboarding;

import dev.troth.record.Aggregate;
import dev.troth.trust.model.Party;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What somebody who knows one side says of it before work begins: either side checks the other (practices 36, 37). Hearsay, so it scores nothing. */
@Entity
@Table(name = "reference")
public class Reference extends Aggregate {

    static final String ANSWER = "answer";

    @Column(updatable = false)
    private UUID clientId;
    @Enumerated(EnumType.STRING)
    private ReferenceKind kind;
    @Enumerated(EnumType.STRING)
    private Party subject;
    private String referee;
    private String relation;
    private String question;
    private Instant askedAt;
    @Enumerated(EnumType.STRING)
    private ReferenceStatus status = ReferenceStatus.ASKED;
    private Instant answeredAt;
    private String answer;
    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    protected Reference() {
    }

    Reference(UUID id, UUID clientId, NewReference given, Instant askedAt, Instant now) {
        super(id, now);
        this.clientId = clientId;
        this.askedAt = askedAt;
        kind = given.kind() == null ? ReferenceKind.REFERENCE : given.kind();
        subject = given.subject() != null ? given.subject() : kind == ReferenceKind.VETTING ? Party.CLIENT : Party.PROVIDER;
        referee = given.referee();
        relation = given.relation();
        question = given.question();
    }

    void answer(Verdict reached, String words, Instant at) {
        require(ANSWER);
        if (at.isBefore(askedAt)) {
            throw refuse("It was asked at " + askedAt + ": the answer does not come earlier.");
        }
        verdict = reached;
        answer = words;
        answeredAt = at;
        status = ReferenceStatus.ANSWERED;
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    ReferenceKind kind() {
        return kind;
    }

    Party subject() {
        return subject;
    }

    String referee() {
        return referee;
    }

    String relation() {
        return relation;
    }

    String question() {
        return question;
    }

    Instant askedAt() {
        return askedAt;
    }

    ReferenceStatus status() {
        return status;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    String answer() {
        return answer;
    }

    Verdict verdict() {
        return verdict;
    }

    @Override
    public String state() {
        return status.name();
    }

    @Override
    protected List<String> moves() {
        return status == ReferenceStatus.ASKED ? List.of(ANSWER) : List.of();
    }
}
