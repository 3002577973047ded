package dev.troth.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.agreement.AgreementFacts;
import dev.troth.agreement.AgreementFacts.FeeFacts;
import dev.troth.agreement.AgreementFacts.RevisionFees;
import dev.troth.agreement.AgreementKind;
import dev.troth.agreement.AgreementRules;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.support.Api;
import dev.troth.support.Tokens;
import dev.troth.trust.model.Party;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What is settled ahead of now, as callers' clocks are, counts once")
class SettledAheadTest {

    private static final Instant NOW = Instant.parse("2025-03-01T09:00:00Z");
    private static final Instant AHEAD = NOW.plus(4, ChronoUnit.MINUTES);
    private static final Instant MUCH_LATER = Instant.parse("2090-01-01T00:00:00Z");
    private static final String FEE = "{'name': 'Minimum', 'amount': {'value': 25.5, 'currency': 'EUR'}, 'chargedFrom': '%s'}";

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));
    private String client;

    @Inject
    Ledger ledger;
    @Inject
    TrustReader reader;
    @Inject
    CurrentTenant current;

    @BeforeEach
    void aClient() {
        client = api.client("Ada");
    }

    @Test
    void itStaysWithTheOpenFactUntilThatIsWrittenAfterIt() {
        current.enter(tenant, "tester");
        Source source = new Source(UUID.fromString(client), "AGREEMENT", UUID.randomUUID());
        AgreementFacts open = agreed(List.of(new RevisionFees(null, List.of(new FeeFacts(null, MUCH_LATER)))));

        reconcile(source, open, NOW);
        assertAgreedOnce(0, 1);
        reconcile(source, open, AHEAD);
        assertAgreedOnce(1, 0);
        reconcile(source, open, NOW);
        assertAgreedOnce(0, 1);
        reconcile(source, agreed(List.of()), NOW);
        assertAgreedOnce(1, 0);
    }

    @Test
    void aFeeToldBeforeAnAcceptanceThatIsDatedAhead() {
        Instant at = Instant.now().plus(4, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        String id = offered("'kind': 'CONFIDENTIALITY', 'fees': [" + FEE.formatted(MUCH_LATER) + "]");
        move(id, "disclose-fees", "{'at': '2025-01-01T09:00:00Z'}");
        move(id, "accept", "{'party': 'PROVIDER', 'at': '2025-01-01T09:00:00Z'}");
        move(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", at);

        JsonPath score = score(at);
        assertThat(score.getDouble("dimensions.find { it.dimension == 'CANDOR' }.supporting")).isEqualTo(.25, within(1e-9));
        assertThat(score.getDouble("trust")).isEqualTo(.511111, within(5e-7));
    }

    @Test
    void expectationsAgreedAheadOfNowAreAgreedOnceHoweverOpenTheFees() {
        Instant at = Instant.now().plus(3, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        String id = offered("'expectations': [{'topic': 'DEADLINES', 'text': 'Fridays'}, {'topic': 'RESPONSE', 'text': 'Within a day'}]");
        move(id, "accept", "{'party': 'PROVIDER', 'at': '2025-01-01T09:00:00Z'}");
        move(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", at);
        move(id, "amend", "{'fees': [%s], 'at': '%s'}", FEE.formatted(MUCH_LATER), at);

        assertThat(score(at).getDouble("dimensions.find { it.dimension == 'COMMUNICATION' }.supporting")).isEqualTo(.5, within(1e-9));
        assertThat(score(at.minusSeconds(1)).getDouble("trust")).isEqualTo(.5, within(1e-9));
    }

    /** Expectations agreed ahead of now, in an agreement that is open while a fee is to be charged. */
    private static AgreementFacts agreed(List<RevisionFees> fees) {
        return new AgreementFacts(AgreementKind.SERVICE, true, AHEAD, fees, List.of(), List.of(), List.of());
    }

    private void reconcile(Source source, AgreementFacts facts, Instant now) {
        QuarkusTransaction.requiringNew().run(() ->
                ledger.reconcile(source, new Submission(AgreementRules.evidence(facts, now), AgreementRules.isOpen(facts, now) ? facts : null), now));
    }

    private void assertAgreedOnce(int settled, int open) {
        TrustReading before = read(AHEAD.minusSeconds(1));
        assertThat(before.score().mass()).isZero();
        TrustReading reading = read(AHEAD);
        assertThat(reading.score().mass()).isEqualTo(.5, within(1e-9));
        assertThat(reading.settled().stream().mapToLong(sum -> sum.tally()).sum()).isEqualTo(settled);
        assertThat(reading.open()).hasSize(open);
    }

    private TrustReading read(Instant asOf) {
        return QuarkusTransaction.requiringNew().call(() -> reader.read(UUID.fromString(client), Party.CLIENT, asOf));
    }

    private String offered(String terms) {
        String id = api.created("/v1/agreements", "{'clientId': '%s', 'title': 'Bookkeeping', " + terms + "}", client).getString("id");
        move(id, "offer", "{'at': '2025-01-01T09:00:00Z'}");
        return id;
    }

    private void move(String id, String move, String body, Object... args) {
        api.done("/v1/agreements/" + id + "/" + move, body, args);
    }

    private JsonPath score(Instant asOf) {
        return api.read("/v1/clients/" + client + "/trust-score?asOf=" + asOf);
    }
}
