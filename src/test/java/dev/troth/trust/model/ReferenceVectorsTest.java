package dev.troth.trust.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The reference vectors of TRUST-1, to nine decimals")
class ReferenceVectorsTest {

    private static final double NINE_DECIMALS = 1e-9;

    @ParameterizedTest
    @MethodSource("cases")
    void areReproduced(JsonNode vector) {
        Instant asOf = Instant.parse(vector.get("asOf").asText());
        JsonNode expected = vector.get("expect");
        Score score = RunningSums.of(evidence(vector)).score(asOf);

        SoftAssertions softly = new SoftAssertions();
        close(softly, "T", score.trust(), expected.get("T"));
        close(softly, "uncertainty", score.uncertainty(), expected.get("uncertainty"));
        close(softly, "low end", score.interval().low(), expected.get("interval90").get(0));
        close(softly, "high end", score.interval().high(), expected.get("interval90").get(1));
        close(softly, "mass", score.mass(), expected.get("mass"));
        close(softly, "momentum", score.momentum(), expected.get("momentum"));
        softly.assertThat(score.weakest()).hasToString(expected.get("weakest").asText());
        softly.assertThat(score.band()).hasToString(expected.get("band").asText());
        for (DimensionScore d : score.dimensions()) {
            JsonNode dimension = expected.get("dimensions").get(d.dimension().name());
            close(softly, d.dimension() + " R", d.supporting(), dimension.get("R"));
            close(softly, d.dimension() + " S", d.against(), dimension.get("S"));
            close(softly, d.dimension() + " P", d.p(), dimension.get("P"));
            close(softly, d.dimension() + " u", d.uncertainty(), dimension.get("u"));
        }
        softly.assertAll();
    }

    @Test
    void areFourteen() throws IOException {
        assertThat(cases()).hasSize(14);
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream json = ReferenceVectorsTest.class.getResourceAsStream("/trust/vectors.json")) {
            JsonNode cases = new ObjectMapper().readTree(json).get("cases");
            return StreamSupport.stream(cases.spliterator(), false).map(c -> argumentSet(c.get("name").asText(), c));
        }
    }

    /** The vectors tell the reasons in prose; here they only have to differ now and then, since a score sums over them. */
    private static List<Evidence> evidence(JsonNode vector) {
        List<Evidence> evidence = new ArrayList<>();
        for (JsonNode e : vector.get("evidence")) {
            Reason reason = Reason.values()[evidence.size() % Reason.values().length];
            evidence.add(new Evidence(Party.PROVIDER, Dimension.valueOf(e.get("dimension").asText()), reason,
                    e.get("r").asDouble(), e.get("s").asDouble(), Instant.parse(e.get("effectiveAt").asText()), 1, true));
        }
        return evidence;
    }

    private static void close(SoftAssertions softly, String what, double actual, JsonNode expected) {
        softly.assertThat(expected.isNumber()).as(what + " is in the vector").isTrue();
        softly.assertThat(actual).as(what).isCloseTo(expected.asDouble(), within(NINE_DECIMALS));
    }
}
