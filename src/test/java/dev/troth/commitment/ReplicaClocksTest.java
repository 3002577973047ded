package dev.troth.commitment;

import static dev.troth.commitment.Promises.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Two replicas whose clocks differ")
class ReplicaClocksTest {

    private final Api api = Api.ofFreshTenant();

    /** The one that recorded the first of the two moves has a clock that is ahead. */
    @Test
    void agreeOnWhichMoveCameLast() {
        Promises promises = new Promises(api, api.client("Ada Okafor"));
        String id = promises.in("PROMISED");
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        QuarkusMock.installMockForType(Clock.offset(clock, Duration.ofMinutes(1)), Clock.class);
        promises.move(id, "deliver");
        QuarkusMock.installMockForType(clock, Clock.class);
        promises.move(id, "accept");

        JsonPath corrected = api.done(PATH + "/" + id + "/correct", "{'reason': 'It was not accepted yet'}");

        assertThat(corrected.getString("status")).isEqualTo("DELIVERED");
        assertThat(corrected.getString("acceptedAt")).isNull();
        assertThat(corrected.getString("deliveredAt")).isNotNull();
    }
}
