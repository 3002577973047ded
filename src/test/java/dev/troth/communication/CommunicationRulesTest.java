package dev.troth.communication;

import static dev.troth.trust.model.Party.CLIENT;
import static dev.troth.trust.model.Party.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.communication.CommunicationFacts.Reply;
import dev.troth.communication.CommunicationRules.Praise;
import dev.troth.disclosure.Absence;
import dev.troth.record.Channel;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies and praise as TRUST-MODEL.md section 3 has them; a limit of 24 h throughout. */
class CommunicationRulesTest {

    private static final Instant ASKED = Instant.parse("2025-01-01T09:00:00Z");
    private static final Duration LIMIT = Duration.ofHours(24);
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Instant MUCH_LATER = after(10_000);

    @ParameterizedTest(name = "a reply after {0} h: r {1}, s {2}")
    @CsvSource({"0, .25, 0", "6, .225, 0", "12, .2, 0", "24, .15, 0", "36, 0, .375", "48, 0, .5", "72, 0, .75", "96, 0, 1", "97, 0, 1", "9600, 0, 1"})
    void aReplyCountsByItsShareOfTheLimit(int hours, double r, double s) {
        Evidence reply = only(asked().replied(hours, Channel.PHONE).judged(MUCH_LATER));
        assertThat(reply.r()).isEqualTo(r, EXACT);
        assertThat(reply.s()).isEqualTo(s, EXACT);
        assertThat(reply.reason()).isEqualTo(r > 0 ? Reason.REPLY : Reason.REPLY_LATE);
        assertThat(reply.effectiveAt()).isEqualTo(after(hours));
        assertThat(reply.subject()).isEqualTo(PROVIDER);
        assertThat(reply.dimension()).isEqualTo(Dimension.COMMUNICATION);
        assertThat(reply.settled()).isTrue();
    }

    @Test
    void pastTheLimitIsStrictlyAfterIt() {
        Instant late = after(24).plusNanos(1_000);
        Facts justLate = asked();
        justLate.replies.add(new Reply(late, Channel.PHONE, false));
        assertThat(only(justLate.judged(MUCH_LATER)).reason()).isEqualTo(Reason.REPLY_LATE);
        assertThat(asked().judged(after(24))).isEmpty();
        assertThat(only(asked().judged(late)).reason()).isEqualTo(Reason.UNANSWERED);
    }

    @ParameterizedTest(name = "unanswered for {0} h: s {1}")
    @CsvSource({"36, .375", "48, .5", "96, 1", "97, 1", "9600, 1"})
    void whileUnansweredItGrowsFromTheLimitOn(int hours, double s) {
        Evidence unanswered = only(asked().judged(after(hours)));
        assertThat(unanswered.s()).isEqualTo(s, EXACT);
        assertThat(unanswered.r()).isZero();
        assertThat(unanswered.reason()).isEqualTo(Reason.UNANSWERED);
        assertThat(unanswered.effectiveAt()).isEqualTo(after(24));
        assertThat(unanswered.settled()).isFalse();
    }

    @Test
    void theFirstReplyDecides() {
        Evidence reply = only(asked().replied(12, Channel.PHONE).replied(60, Channel.PHONE).judged(MUCH_LATER));
        assertThat(reply.r()).isEqualTo(.2, EXACT);
        assertThat(reply.effectiveAt()).isEqualTo(after(12));
    }

    @Test
    void aProblemAnsweredByMailOnlyCountsHalf() {
        assertThat(only(asked(Purpose.PROBLEM).replied(12, Channel.EMAIL).judged(MUCH_LATER)).r()).isEqualTo(.1, EXACT);
        assertThat(only(asked(Purpose.PROBLEM).replied(12, Channel.EMAIL).replied(20, Channel.EMAIL).judged(MUCH_LATER)).r()).isEqualTo(.1, EXACT);
        assertThat(only(asked(Purpose.PROBLEM).replied(12, Channel.EMAIL).replied(20, Channel.PHONE).judged(MUCH_LATER)).r()).isEqualTo(.2, EXACT);
        assertThat(only(asked(Purpose.QUESTION).replied(12, Channel.EMAIL).judged(MUCH_LATER)).r()).isEqualTo(.2, EXACT);
        assertThat(only(asked(Purpose.CONCERN).replied(12, Channel.EMAIL).judged(MUCH_LATER)).r()).isEqualTo(.2, EXACT);
        assertThat(only(asked(Purpose.PROBLEM).replied(36, Channel.EMAIL).judged(MUCH_LATER)).s()).isEqualTo(.375, EXACT);
    }

    @Test
    void onTheEscalationPlanTheLatenessCountsHalf() {
        assertThat(only(asked().repliedOnPlan(36).judged(MUCH_LATER)).s()).isEqualTo(.3125, EXACT);
        assertThat(only(asked().repliedOnPlan(96).judged(MUCH_LATER)).s()).isEqualTo(.625, EXACT);
        assertThat(only(asked().repliedOnPlan(24 * 20).judged(MUCH_LATER)).s()).isEqualTo(1, EXACT);
        assertThat(only(asked().repliedOnPlan(12).judged(MUCH_LATER)).r()).isEqualTo(.2, EXACT);
        assertThat(only(asked().replied(36, Channel.EMAIL).repliedOnPlan(40).judged(MUCH_LATER)).s()).isEqualTo(.375, EXACT);
    }

    @Test
    void graceHalvesWhatSpeaksAgainst() {
        assertThat(only(asked().graced().replied(36, Channel.PHONE).judged(MUCH_LATER)).s()).isEqualTo(.1875, EXACT);
        assertThat(only(asked().graced().repliedOnPlan(36).judged(MUCH_LATER)).s()).isEqualTo(.15625, EXACT);
        assertThat(only(asked().graced().judged(after(48))).s()).isEqualTo(.25, EXACT);
        assertThat(only(asked().graced().judged(after(9600))).s()).isEqualTo(.5, EXACT);
        assertThat(only(asked().graced().replied(12, Channel.PHONE).judged(MUCH_LATER)).r()).isEqualTo(.2, EXACT);
    }

    @Test
    void theClockPausesDuringAnAbsence() {
        Facts paused = asked().absent(12, 180);
        assertThat(paused.judged(after(192))).isEmpty();
        Evidence unanswered = only(paused.judged(after(192 + 12)));
        assertThat(unanswered.s()).isEqualTo(.375, EXACT);
        assertThat(unanswered.effectiveAt()).isEqualTo(after(192));
        Evidence reply = only(paused.replied(180, Channel.PHONE).judged(MUCH_LATER));
        assertThat(reply.r()).isEqualTo(.2, EXACT);
        assertThat(reply.effectiveAt()).isEqualTo(after(180));
    }

    @Test
    void anAbsenceAfterTheLimitStopsTheLatenessFromGrowing() {
        Facts paused = asked().absent(36, 100);
        assertThat(only(paused.judged(after(60))).s()).isEqualTo(.375, EXACT);
        assertThat(only(paused.judged(after(112))).s()).isEqualTo(.5, EXACT);
        assertThat(only(paused.judged(after(112))).effectiveAt()).isEqualTo(after(24));
    }

    @Test
    void whatTheClockReachedAsTheAbsenceBeganIsNotLateInIt() {
        Facts paused = asked().absent(24, 48);
        assertThat(paused.judged(after(40))).isEmpty();
        assertThat(only(paused.judged(after(54))).s()).isEqualTo(.3125, EXACT);
        assertThat(only(paused.judged(after(54))).effectiveAt()).isEqualTo(after(24));
    }

    @Test
    void anAbsenceWithoutAnEndKeepsItFromFallingDue() {
        Facts paused = asked();
        paused.absences.add(new Absence(after(12), null));
        assertThat(paused.judged(MUCH_LATER)).isEmpty();
    }

    @Test
    void praiseCountsForItsGiver() {
        Evidence praise = CommunicationRules.praise(CLIENT, ASKED);
        assertThat(praise).isEqualTo(Evidence.supporting(CLIENT, Dimension.COMMUNICATION, Reason.PRAISE, .05, ASKED));
    }

    @Test
    void praiseIsCreditedOnceInSevenDays() {
        Praise first = praise(0);
        Praise tooSoon = praise(6);
        Praise again = praise(7);
        Praise soonAfterAgain = praise(13);
        Praise last = praise(14);
        assertThat(CommunicationRules.credited(List.of(first, tooSoon, again, soonAfterAgain, last)))
                .containsExactlyInAnyOrder(first.id(), again.id(), last.id());
    }

    @Test
    void aPraiseRecordedLateMovesTheCreditOfThoseAfterIt() {
        Praise fourth = praise(4);
        Praise tenth = praise(10);
        Praise eleventh = praise(11);
        Praise thirtieth = praise(30);
        Praise late = praise(0);
        List<Praise> before = List.of(fourth, tenth, eleventh, thirtieth);
        assertThat(CommunicationRules.credited(before)).containsExactlyInAnyOrder(fourth.id(), eleventh.id(), thirtieth.id());
        List<Praise> standing = List.of(late, fourth, tenth, eleventh, thirtieth);
        assertThat(CommunicationRules.credited(standing)).containsExactlyInAnyOrder(late.id(), tenth.id(), thirtieth.id());
        assertThat(CommunicationRules.dependent(standing, late)).containsExactlyInAnyOrder(fourth.id(), tenth.id(), eleventh.id());
        assertThat(CommunicationRules.dependent(before, late)).containsExactlyInAnyOrder(fourth.id(), tenth.id(), eleventh.id());
    }

    private static Praise praise(int day) {
        return new Praise(UUID.randomUUID(), ASKED.plus(Duration.ofDays(day)));
    }

    private static Evidence only(List<Evidence> evidence) {
        assertThat(evidence).hasSize(1);
        return evidence.get(0);
    }

    private static Facts asked() {
        return asked(Purpose.QUESTION);
    }

    private static Facts asked(Purpose purpose) {
        return new Facts(purpose);
    }

    private static Instant after(int hours) {
        return ASKED.plus(Duration.ofHours(hours));
    }

    /** A communication of the client, put together in words. */
    private static final class Facts {

        private final Purpose purpose;
        private final List<Reply> replies = new ArrayList<>();
        private final List<Absence> absences = new ArrayList<>();
        private boolean graced;

        private Facts(Purpose purpose) {
            this.purpose = purpose;
        }

        Facts replied(int hours, Channel channel) {
            replies.add(new Reply(after(hours), channel, false));
            return this;
        }

        Facts repliedOnPlan(int hours) {
            replies.add(new Reply(after(hours), Channel.PHONE, true));
            return this;
        }

        Facts graced() {
            graced = true;
            return this;
        }

        Facts absent(int fromHour, int toHour) {
            absences.add(new Absence(after(fromHour), after(toHour)));
            return this;
        }

        List<Evidence> judged(Instant now) {
            return CommunicationRules.reply(new CommunicationFacts(PROVIDER, purpose, ASKED, LIMIT, graced, replies, absences, null), now);
        }
    }
}
