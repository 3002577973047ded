package dev.troth.practices;

import static dev.troth.practices.PracticeClient.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 24: trust is a two-way street, and each side has a score of its own")
class Practice24TwoWayStreetTest {

    private static final String AS_OF = "2025-04-01T00:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void whatAPartyDoesIsEvidenceAboutThatPartyAlone() {
        deliver(promise("PROVIDER", "DELIVERABLE"), "2025-03-11T08:00:00Z");
        String payment = promise("CLIENT", "PAYMENT");
        ada.api.done("/v1/commitments/" + payment + "/give-up", "{'at': '2025-03-20T09:00:00Z'}");

        assertThat(trust("PROVIDER")).isCloseTo(new Trust1().kept(.9, 1, .5, "2025-03-11T08:00:00Z").trust(AS_OF), exactly()).isGreaterThan(.5);
        assertThat(trust("CLIENT")).isCloseTo(new Trust1().bad("RELIABILITY", 1, "2025-03-11T09:00:00Z").trust(AS_OF), exactly()).isLessThan(.5);
        for (String subject : new String[] {"PROVIDER", "CLIENT"}) {
            assertThat(ada.api.read("/v1/clients/" + ada.id() + "/trust-score/evidence?subject=" + subject).<String>getList("items.subject"))
                    .isNotEmpty().containsOnly(subject);
            assertThat(ada.score(subject, AS_OF).getString("subject")).isEqualTo(subject);
            assertThat(ada.api.read("/v1/trust-scores?subject=" + subject).getString("items[0].subject")).isEqualTo(subject);
            assertThat(ada.api.read("/v1/clients/" + ada.id() + "/trust-score/history?subject=" + subject + "&to=" + AS_OF).getDouble("points[-1].trust"))
                    .isEqualTo(trust(subject));
        }
    }

    @Test
    void whatBothAgreeOnSpeaksForBoth() {
        String agreement = ada.record("agreements", "'kind': 'SERVICE', 'title': 'Work', 'expectations': [{'topic': 'DEADLINES', 'text': 'kept'}, "
                + "{'topic': 'RESPONSE', 'text': 'within a day'}]").getString("id");
        ada.api.done("/v1/agreements/" + agreement + "/offer", "{'at': '2025-03-01T00:00:00Z'}");
        ada.api.done("/v1/agreements/" + agreement + "/accept", "{'party': 'PROVIDER', 'at': '2025-03-01T00:00:00Z'}");
        ada.api.done("/v1/agreements/" + agreement + "/accept", "{'party': 'CLIENT', 'at': '2025-03-02T00:00:00Z'}");
        double expected = new Trust1().good("COMMUNICATION", .5, "2025-03-02T00:00:00Z").trust(AS_OF);
        assertThat(trust("PROVIDER")).isCloseTo(expected, exactly());
        assertThat(trust("CLIENT")).isEqualTo(trust("PROVIDER"));
    }

    private String promise(String promisor, String kind) {
        return ada.record("commitments", "'title': 'x', 'promisor': '%s', 'kind': '%s', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'",
                promisor, kind).getString("id");
    }

    private void deliver(String id, String at) {
        ada.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '%s'}", at);
    }

    private double trust(String subject) {
        return ada.score(subject, AS_OF).getDouble("trust");
    }
}
