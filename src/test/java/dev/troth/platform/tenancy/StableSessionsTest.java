package dev.troth.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Connections are known to be")
class StableSessionsTest {

    @Inject
    DataSource database;

    @Test
    @DisplayName("sessions where each keeps its server process")
    void sessions() throws SQLException {
        try (Connection one = database.getConnection(); Connection other = database.getConnection()) {
            assertThat(StableSessions.areSessions(one, other)).isTrue();
            assertThat(other.getAutoCommit()).as("it is given back as it was").isTrue();
        }
    }

    @Test
    @DisplayName("lent by transaction where one is moved when another needs its process")
    void lentByTransaction() throws SQLException {
        try (Connection first = database.getConnection(); Connection second = database.getConnection()) {
            Connection one = each(List.of(first, second));
            assertThat(StableSessions.areSessions(one, first)).isFalse();
        }
    }

    /** A pooler's connection: each statement goes to the next of these. */
    private static Connection each(List<Connection> servers) {
        Iterator<Connection> next = servers.iterator();
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("createStatement");
            try {
                return method.invoke(next.next(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
