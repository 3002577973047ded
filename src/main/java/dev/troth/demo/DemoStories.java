package dev.troth.demo;

import dev.troth.agreement.AcceptAgreement;
import dev.troth.agreement.DiscloseFees;
import dev.troth.agreement.NewAgreement;
import dev.troth.commitment.Claim;
import dev.troth.commitment.Deliver;
import dev.troth.commitment.NewCommitment;
import dev.troth.communication.NewCommunication;
import dev.troth.disclosure.Decide;
import dev.troth.disclosure.NewDisclosure;
import dev.troth.incident.Apologise;
import dev.troth.incident.Close;
import dev.troth.incident.Fix;
import dev.troth.incident.Learn;
import dev.troth.incident.NewIncident;
import dev.troth.incident.Own;
import dev.troth.incident.Restitute;
import dev.troth.practice.NewPractice;
import dev.troth.record.GrantGrace;
import dev.troth.record.Move;
import java.util.UUID;

/** The ten stories of docs/STORIES.md, told through the services. */
final class DemoStories {

    private static final String RECEIPT = "a3f5c1d2".repeat(8);

    private final DemoServices services;

    DemoStories(DemoServices services) {
        this.services = services;
    }

    /** 1: the payment lay in a file, and the provider owns it. */
    void theFiledPayment(DemoRelationship r) {
        UUID payment = promise(r, "Forward the premium", 0, 2);
        r.record(services.disclosures::create, NewDisclosure.class, "'kind': 'MISTAKE', 'statement': 'The payment lay in a file.', "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%2$s', 'counterpartKnewAt': '%2$s', 'disclosedAt': '%3$s'",
                payment, r.day(21), r.day(21.04));
        UUID incident = r.record(services.incidents::create, NewIncident.class, "'title': 'The policy is cancelled', 'severity': 'MODERATE', "
                + "'detectedAt': '%s', 'detectedBy': 'CLIENT', 'commitmentId': '%s', "
                + "'complaint': 'I paid three weeks ago!', 'cause': {'key': 'filed-and-forgotten', 'category': 'PROCESS'}", r.day(21), payment);
        mend(r, incident, 21, 23, "A file is no tray.", "Forward payments the day they come");
        r.then(services.incidents::heard, incident, Move.class, "'at': '%s'", r.day(23));
        r.then(services.incidents::close, incident, Close.class, "'at': '%s'", r.day(24));
        r.then(services.commitments::deliver, payment, Deliver.class, "'deliveredAt': '%s', 'evidence': [{'title': 'Receipt of the day', "
                + "'kind': 'RECEIPT', 'sha256': '%s', 'at': '%s'}]", r.day(23), RECEIPT, r.day(0));
        r.then(services.commitments::accept, payment, Move.class, "'at': '%s'", r.day(23));
    }

    /** 2: an expert who was none. */
    void theFalseExpert(DemoRelationship r) {
        UUID logo = r.record(services.commitments::create, NewCommitment.class, "'title': 'Logo', 'promisedAt': '%s', 'dueAt': '%s', "
                + "'skill': {'name': 'illustration', 'level': 'EXPERT'}", r.day(80), r.day(90));
        r.then(services.commitments::giveUp, logo, Move.class, "'at': '%s'", r.day(90));
        r.record(services.disclosures::create, NewDisclosure.class, "'kind': 'SKILL_GAP', 'statement': 'I am an expert.', 'deception': true, "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%s', 'counterpartKnewAt': '%s'", logo, r.day(80), r.day(90));
    }

    /** 3: done was not the same to both; now an approval comes first. */
    void postedTooEarly(DemoRelationship r) {
        UUID post = promise(r, "Blog post", 60, 65);
        deliver(r, post, 63);
        UUID incident = r.record(services.incidents::create, NewIncident.class, "'title': 'Published a draft', 'severity': 'MODERATE', "
                + "'detectedAt': '%s', 'commitmentId': '%s', 'cause': {'key': 'definition-of-done', 'category': 'PROCESS'}", r.day(64), post);
        mend(r, incident, 64, 64.1, "Our done was not theirs.", "Done is when the client says so");
        r.then(services.incidents::close, incident, Close.class, "'at': '%s'", r.day(65));
        UUID next = r.record(services.commitments::create, NewCommitment.class, "'title': 'Next post', 'promisedAt': '%s', 'dueAt': '%s', "
                + "'approvalRequired': true, 'definitionOfDone': 'Approved by the client'", r.day(66), r.day(72));
        r.then(services.commitments::approve, next, Move.class, "'at': '%s'", r.day(68));
        deliver(r, next, 68);
    }

    /** 4: one answers, since one has claimed it. */
    void twoAnswerAtOnce(DemoRelationship r) {
        UUID thread = promise(r, "Answer the thread", 100, 101);
        r.then(services.commitments::claim, thread, Claim.class, "'owner': 'Maria', 'at': '%s'", r.day(100));
        deliver(r, thread, 100.5);
    }

    /** 5: a question that still waits. */
    void silence(DemoRelationship r) {
        r.record(services.communications::create, NewCommunication.class, "'from': 'CLIENT', 'channel': 'EMAIL', 'purpose': 'QUESTION', "
                + "'at': '%s', 'summary': 'When will the draft be there?'", r.day(137));
    }

    /** 6: over one's head, and said so. */
    void overMyHead(DemoRelationship r) {
        UUID job = promise(r, "Migrate the shop", 110, 170);
        UUID told = r.record(services.disclosures::create, NewDisclosure.class, "'kind': 'OVER_CAPACITY', 'statement': 'This is over my head.', "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%s', 'disclosedAt': '%s'", job, r.day(120), r.day(120.0833));
        r.then(services.disclosures::decide, told, Decide.class, "'outcome': 'OTHER_WORK', 'at': '%s'", r.day(121));
        r.then(services.commitments::cancel, job, Move.class, "'at': '%s'", r.day(121));
    }

    /** 7: a week in hospital, explained, and a patient client. */
    void theWeekInHospital(DemoRelationship r) {
        UUID[] questions = new UUID[3];
        for (int i = 0; i < questions.length; i++) {
            questions[i] = question(r, 121 + i);
        }
        r.record(services.disclosures::create, NewDisclosure.class, "'kind': 'ABSENCE', 'statement': 'I was in hospital.', 'severity': 'MINOR', "
                + "'awareAt': '%1$s', 'disclosedAt': '%2$s', 'window': {'from': '%1$s', 'to': '%2$s'}", r.day(120.5), r.day(127));
        for (UUID question : questions) {
            r.then(services.communications::grantGrace, question, GrantGrace.class, "'party': 'CLIENT', 'at': '%s'", r.day(127));
            reply(r, question, 127.1);
        }
    }

    /** 8: the client pays three times on time, and once ten days late. */
    void bothWays(DemoRelationship r) {
        for (int month = 0; month < 4; month++) {
            UUID invoice = r.record(services.commitments::create, NewCommitment.class, "'title': 'Invoice', 'kind': 'PAYMENT', "
                    + "'promisor': 'CLIENT', 'promisedAt': '%s', 'dueAt': '%s'", r.day(30 * month), r.day(30 * month + 30));
            r.then(services.commitments::deliver, invoice, Deliver.class, "'deliveredAt': '%s'", r.day(30 * month + (month < 3 ? 29.9 : 39)));
        }
    }

    /** 9: the fees are told before they are asked for. */
    void theFeeNobodyAskedAbout(DemoRelationship r) {
        UUID agreement = r.record(services.agreements::create, NewAgreement.class, "'title': 'Card terminal', 'expectations': "
                + "[{'topic': 'DEADLINES', 'text': 'Delivery within a week'}, {'topic': 'RESPONSE', 'text': 'Within a day'}], "
                + "'fees': [{'name': 'Set-up', 'amount': {'value': 120.00, 'currency': 'USD'}}, "
                + "{'name': 'Monthly minimum', 'amount': {'value': 25.00, 'currency': 'USD'}}]");
        r.then(services.agreements::offer, agreement, Move.class, "'at': '%s'", r.day(100));
        r.then(services.agreements::discloseFees, agreement, DiscloseFees.class, "'at': '%s'", r.day(100.5));
        accept(r, agreement, 101);
    }

    /** 10: the base of the worked examples, then a snag told before she knew. */
    void toldBeforeSheKnew(DemoRelationship r) {
        UUID agreement = r.record(services.agreements::create, NewAgreement.class, "'title': 'Bookkeeping', 'expectations': "
                + "[{'topic': 'DEADLINES', 'text': 'Fridays'}, {'topic': 'RESPONSE', 'text': 'Within a day'}], "
                + "'fees': [{'name': 'Retainer', 'amount': {'value': 400.00, 'currency': 'EUR'}}]");
        r.then(services.agreements::discloseFees, agreement, DiscloseFees.class, "'at': '%s'", r.day(65));
        r.then(services.agreements::offer, agreement, Move.class, "'at': '%s'", r.day(65));
        accept(r, agreement, 65);
        for (int week = 0; week < 10; week++) {
            double day = 66 + 7 * week;
            UUID report = promise(r, "Weekly report", day - 6, day + 2);
            deliver(r, report, day);
            reply(r, question(r, day - .5), day);
        }
        UUID order = promise(r, "The terminal", 126, 136);
        r.then(services.commitments::giveUp, order, Move.class, "'at': '%s'", r.day(136));
        r.record(services.disclosures::create, NewDisclosure.class, "'kind': 'MISTAKE', 'statement': 'The terminal will not arrive today.', "
                + "'remedyPlan': 'A loaner tomorrow', 'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%s', 'disclosedAt': '%s'",
                order, r.day(135.9583), r.day(136));
        UUID incident = r.record(services.incidents::create, NewIncident.class, "'title': 'No terminal', 'severity': 'MODERATE', "
                + "'detectedAt': '%s', 'commitmentId': '%s'", r.day(136), order);
        mend(r, incident, 136, 136.25, "Stock runs out.", "Ship a day ahead");
        r.then(services.incidents::restitute, incident, Restitute.class, "'type': 'REFUND', 'amount': {'value': 25.00, 'currency': 'EUR'}, "
                + "'at': '%s'", r.day(136.5));
        r.then(services.incidents::close, incident, Close.class, "'at': '%s'", r.day(137));
    }

    private UUID promise(DemoRelationship r, String title, double promised, double due) {
        return r.record(services.commitments::create, NewCommitment.class, "'title': '%s', 'promisedAt': '%s', 'dueAt': '%s'",
                title, r.day(promised), r.day(due));
    }

    private void deliver(DemoRelationship r, UUID commitment, double day) {
        r.then(services.commitments::deliver, commitment, Deliver.class, "'deliveredAt': '%s'", r.day(day));
        r.then(services.commitments::accept, commitment, Move.class, "'at': '%s'", r.day(day));
    }

    private UUID question(DemoRelationship r, double day) {
        return r.record(services.communications::create, NewCommunication.class, "'from': 'CLIENT', 'channel': 'PHONE', "
                + "'purpose': 'QUESTION', 'at': '%s'", r.day(day));
    }

    private void reply(DemoRelationship r, UUID question, double day) {
        r.record(services.communications::create, NewCommunication.class, "'from': 'PROVIDER', 'channel': 'PHONE', 'purpose': 'REPLY', "
                + "'inReplyTo': '%s', 'at': '%s'", question, r.day(day));
    }

    private void accept(DemoRelationship r, UUID agreement, double day) {
        for (String party : new String[] {"PROVIDER", "CLIENT"}) {
            r.then(services.agreements::accept, agreement, AcceptAgreement.class, "'party': '%s', 'at': '%s'", party, r.day(day));
        }
    }

    /** Owned and apologised for at once, fixed later, and a practice comes of it. */
    private void mend(DemoRelationship r, UUID incident, double detected, double fixed, String lesson, String title) {
        UUID practice = r.record(services.practices::create, NewPractice.class, "'title': '%s', 'fromIncidentId': '%s'", title, incident);
        r.then(services.incidents::own, incident, Own.class, "'ownership': 'OWNED', 'at': '%s'", r.day(detected));
        r.then(services.incidents::apologise, incident, Apologise.class, "'at': '%s'", r.day(detected));
        r.then(services.incidents::fix, incident, Fix.class, "'fixedAt': '%s'", r.day(fixed));
        r.then(services.incidents::learn, incident, Learn.class, "'lesson': '%s', 'practiceId': '%s', 'at': '%s'", lesson, practice, r.day(fixed));
    }
}
