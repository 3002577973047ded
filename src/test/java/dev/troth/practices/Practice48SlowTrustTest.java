package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 48: targets met on time build trust slowly")
class Practice48SlowTrustTest {

    private static final Instant START = Instant.parse("2025-01-06T09:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration SPAN = Duration.ofDays(5);

    private final PracticeClient ada = new PracticeClient();

    @Test
    void onePromiseKeptOnTimeMovesANewcomerByWhatTheModelSays() {
        String at = kept(0, "NORMAL", SPAN);
        double trust = trust(at);
        assertThat(trust).isCloseTo(new Trust1().kept(.9, 1, 1, at).trust(at), PracticeClient.exactly());
        // w' r (1 - a) / (r + W), of the three dimensions it bears on; the weakest link stays where it was.
        assertThat(trust).isCloseTo(.5 + .24 * .9 * .5 / 2.9 + .20 * .25 * .5 / 2.25 + .16 * .25 * .5 / 2.25, PracticeClient.exactly());
    }

    @Test
    void tenWeeklyOnesBuildUpEachByLessThanTheOneBefore() {
        Trust1 model = new Trust1();
        List<Double> p = new ArrayList<>(List.of(.5));
        List<Double> trust = new ArrayList<>(List.of(.5));
        for (int week = 0; week < 10; week++) {
            String at = kept(week, "NORMAL", SPAN);
            model.kept(.9, 1, 1, at);
            JsonPath score = ada.score("PROVIDER", at);
            assertThat(score.getDouble("trust")).as("week " + week).isCloseTo(model.trust(at), PracticeClient.exactly());
            p.add(score.getDouble("dimensions.find { it.dimension == 'RELIABILITY' }.p"));
            trust.add(score.getDouble("trust"));
        }
        for (int i = 1; i < p.size(); i++) {
            assertThat(p.get(i)).isGreaterThan(p.get(i - 1));
            assertThat(trust.get(i)).isGreaterThan(trust.get(i - 1));
        }
        for (int i = 2; i < p.size(); i++) {
            assertThat(p.get(i) - p.get(i - 1)).as("step " + i).isLessThan(p.get(i - 1) - p.get(i - 2));
        }
        assertThat(trust.get(10)).isLessThan(.8);
    }

    @Test
    void theLargestSingleGoodThingLiftsANewcomerByLessThanATenthAndSomebodyKnownByLess() {
        String at = kept(0, "CRITICAL", SPAN.minus(Duration.ofDays(3)));
        assertThat(trust(at)).isCloseTo(new Trust1().kept(1, 2, 1, at).trust(at), PracticeClient.exactly());
        double newcomers = trust(at) - .5;
        // r = 2 in reliability, .5 each in candor and responsibility: no single fact gives more, and no S or R makes the share larger.
        assertThat(newcomers).isCloseTo(.24 * 2 * .5 / 4 + .20 * .5 * .5 / 2.5 + .16 * .5 * .5 / 2.5, PracticeClient.exactly());

        PracticeClient known = new PracticeClient();
        for (int week = 0; week < 10; week++) {
            kept(known, week, "NORMAL", SPAN);
        }
        Instant critical = START.plus(WEEK.multipliedBy(10)).plus(SPAN.minus(Duration.ofDays(3)));
        double before = known.score("PROVIDER", critical.toString()).getDouble("trust");
        String last = kept(known, 10, "CRITICAL", SPAN.minus(Duration.ofDays(3)));
        assertThat(last).isEqualTo(critical.toString());
        assertThat(known.score("PROVIDER", last).getDouble("trust") - before).isPositive().isLessThan(newcomers);
    }

    private double trust(String at) {
        return ada.score("PROVIDER", at).getDouble("trust");
    }

    private String kept(int week, String importance, Duration after) {
        return kept(ada, week, importance, after);
    }

    /** A promise of five days, delivered and accepted some time after it was made; when it was delivered. */
    private static String kept(PracticeClient client, int week, String importance, Duration after) {
        Instant promised = START.plus(WEEK.multipliedBy(week));
        String delivered = promised.plus(after).toString();
        String id = client.record("commitments", "'title': 'Report', 'importance': '%s', 'promisedAt': '%s', 'dueAt': '%s'", importance, promised, promised.plus(SPAN))
                .getString("id");
        client.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '%s'}", delivered);
        client.api.done("/v1/commitments/" + id + "/accept", "{'at': '%s'}", delivered);
        return delivered;
    }
}
