package dev.troth.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.agreement.AgreementService;
import dev.troth.client.ClientService;
import dev.troth.commitment.CommitmentService;
import dev.troth.communication.CommunicationService;
import dev.troth.disclosure.DisclosureService;
import dev.troth.incident.IncidentService;
import dev.troth.platform.security.DevIdentity;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.practice.PracticeService;
import dev.troth.support.Api;
import dev.troth.support.Tokens;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Dev mode's data is loaded by nothing but dev mode; here it is loaded by hand, so that the stories cannot come apart from the services. */
@QuarkusTest
@DisplayName("The demo relationships")
class DemoDataTest {

    @Inject
    ClientService clients;
    @Inject
    AgreementService agreements;
    @Inject
    CommitmentService commitments;
    @Inject
    DisclosureService disclosures;
    @Inject
    IncidentService incidents;
    @Inject
    CommunicationService communications;
    @Inject
    PracticeService practices;
    @Inject
    CurrentTenant current;
    @Inject
    ObjectMapper mapper;
    @Inject
    Clock clock;

    @Test
    void areTenLoadedOnceAndTheirScoresAddUp() {
        DemoData demo = new DemoData(services(), current, mapper, clock, 8080);
        demo.load(new StartupEvent());
        demo.load(new StartupEvent());

        Api api = Api.withToken(Tokens.of(DevIdentity.TENANT));
        JsonPath page = api.read("/v1/clients?sort=name");
        assertThat(page.getInt("total.count")).isEqualTo(10);
        List<String> ids = page.getList("items.id");
        for (String id : ids) {
            JsonPath score = api.read("/v1/clients/" + id + "/trust-score");
            double effects = score.getList("contributions.effect", Double.class).stream().mapToDouble(Double::doubleValue).sum();
            assertThat(effects).isCloseTo(score.getDouble("trust") - .5, within(1e-12));
            assertThat(api.read("/v1/clients/" + id + "/trust-score/rebuild").getBoolean("equal")).isTrue();
        }
        assertThat(api.read("/v1/clients/" + ids.get(9) + "/trust-score").getString("band")).isEqualTo("DEPENDABLE");
        assertThat(api.read("/v1/clients/" + ids.get(1) + "/trust-score").getString("weakest")).isEqualTo("CANDOR");
        assertThat(api.read("/v1/attention?kind=UNANSWERED&clientId=" + ids.get(4)).getList("items.kind")).containsExactly("UNANSWERED");
    }

    private DemoServices services() {
        DemoServices services = new DemoServices();
        services.clients = clients;
        services.agreements = agreements;
        services.commitments = commitments;
        services.disclosures = disclosures;
        services.incidents = incidents;
        services.communications = communications;
        services.practices = practices;
        return services;
    }
}
