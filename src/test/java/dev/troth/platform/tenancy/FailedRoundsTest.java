package dev.troth.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.tenancy.FailedRounds.Work;
import dev.troth.support.Scrape;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A round of work in the background that fails")
class FailedRoundsTest {

    private static final String FAILED = "troth_rounds_failed_total{work=imports}";

    @TestHTTPResource(value = "metrics", management = true)
    URL metrics;
    @Inject
    TenantRounds rounds;

    @Test
    @DisplayName("is counted for each tenant it fails for, and before it came to any; one that does not is not")
    void counted() {
        Scrape before = Scrape.of(metrics);
        assertThat(before.series()).contains(FAILED, "troth_rounds_failed_total{work=erasure}", "troth_rounds_failed_total{work=answers}", "troth_rounds_failed_total{work=deliveries}");
        rounds.go(Work.IMPORTS, "values ('one'), ('other')", () -> {
        });
        assertThat(Scrape.of(metrics).value(FAILED)).isEqualTo(before.value(FAILED));
        rounds.go(Work.IMPORTS, "values ('one'), ('other')", () -> {
            throw new IllegalStateException("the work fails");
        });
        assertThat(Scrape.of(metrics).value(FAILED) - before.value(FAILED)).isEqualTo(2);
        assertThatThrownBy(() -> rounds.go(Work.IMPORTS, "select nobody_knows()", () -> {
        })).isInstanceOf(IllegalStateException.class);
        assertThat(Scrape.of(metrics).value(FAILED) - before.value(FAILED)).isEqualTo(3);
        rounds.go(Work.IMPORTS, "values ('one')", () -> {
            throw new IllegalStateException(new SQLException("ended at its age", "57014"));
        });
        assertThat(Scrape.of(metrics).value(FAILED) - before.value(FAILED)).as("what passes, too: at the next round it may be no better").isEqualTo(4);
    }
}
