package dev.troth.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.client.NewClient;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.security.DevIdentity;
import dev.troth.platform.tenancy.CurrentTenant;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Loads the ten stories in dev mode, once per database, and says what to try next. Decided when the application is built, like dev mode's door. */
@ApplicationScoped
@IfBuildProfile("dev")
public class DemoData {

    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private static final Duration BACK = Duration.ofDays(140);
    private static final Duration NINE_O_CLOCK = Duration.ofHours(9);

    private final DemoServices services;
    private final CurrentTenant current;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final int port;

    DemoData(DemoServices services, CurrentTenant current, ObjectMapper mapper, Clock clock,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.services = services;
        this.current = current;
        this.mapper = mapper;
        this.clock = clock;
        this.port = port;
    }

    @ActivateRequestContext
    void load(@Observes StartupEvent started) {
        current.enter(DevIdentity.TENANT, "demo");
        UUID last = null;
        int number = 0;
        for (Map.Entry<String, Consumer<DemoRelationship>> story : stories().entrySet()) {
            last = tell(story.getKey(), ++number, story.getValue());
        }
        LOG.infof("""
                The demo relationships are there. Paste next:

                curl -s 'http://localhost:%1$d/v1/clients?sort=name&limit=3'
                curl -s 'http://localhost:%1$d/v1/clients/%2$s/trust-score'
                curl -s 'http://localhost:%1$d/v1/attention'
                """, port, last);
    }

    private UUID tell(String title, int number, Consumer<DemoRelationship> story) {
        var known = services.clients.list(new Filter().text("externalRef", title, "externalRef"), PageRequest.first(1, "name")).items();
        if (!known.isEmpty()) {
            return known.get(0).id();
        }
        DemoRelationship relationship = new DemoRelationship(mapper, services.clients.create(client(title, number)).id(), start());
        story.accept(relationship);
        return relationship.clientId();
    }

    /** @param number of the story: people are told apart by their addresses */
    private NewClient client(String title, int number) {
        try {
            return mapper.readValue("""
                    {"name": "%1$s", "externalRef": "%1$s", "stage": "ACTIVE", "tags": ["demo"], "channels": [
                      {"channel": "EMAIL", "address": "client%2$d@example.org", "waitFor": "PT24H"},
                      {"channel": "PHONE", "address": "+1 555 01%2$02d", "waitFor": "PT8H"}]}""".formatted(title, number), NewClient.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Instant start() {
        return clock.instant().minus(BACK).truncatedTo(ChronoUnit.DAYS).plus(NINE_O_CLOCK);
    }

    private Map<String, Consumer<DemoRelationship>> stories() {
        DemoStories told = new DemoStories(services);
        Map<String, Consumer<DemoRelationship>> stories = new LinkedHashMap<>();
        stories.put("01 The filed payment", told::theFiledPayment);
        stories.put("02 The false expert", told::theFalseExpert);
        stories.put("03 Posted too early", told::postedTooEarly);
        stories.put("04 Two answer at once", told::twoAnswerAtOnce);
        stories.put("05 Silence", told::silence);
        stories.put("06 Over my head", told::overMyHead);
        stories.put("07 The week in hospital", told::theWeekInHospital);
        stories.put("08 Both ways", told::bothWays);
        stories.put("09 The fee nobody asked about", told::theFeeNobodyAskedAbout);
        stories.put("10 Told before she knew", told::toldBeforeSheKnew);
        return stories;
    }
}
