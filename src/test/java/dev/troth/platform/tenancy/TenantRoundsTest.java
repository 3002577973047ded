package dev.troth.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("A round of background work")
class TenantRoundsTest {

    @Inject
    TenantRounds rounds;
    @Inject
    CurrentTenant current;

    @ParameterizedTest
    @DisplayName("goes on with the other tenants where one fails or waits too long, and ends where the database is to blame")
    @CsvSource({"57014, true", "55P03, true", "25P03, true", "23514, true", "57P01, false", "08006, false", "53300, false", "25006, false"})
    void failure(String state, boolean goesOn) {
        List<String> visited = new ArrayList<>();
        rounds.go("select unnest(array['a', 'b'])", () -> {
            visited.add(current.tenant());
            if (current.tenant().equals("a")) {
                throw new IllegalStateException(new SQLException("it failed", state));
            }
        });
        assertThat(visited).isEqualTo(goesOn ? List.of("a", "b") : List.of("a"));
    }
}
