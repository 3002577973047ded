package dev.troth.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.PackagedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expand and contract (ADR 0020): while a release is rolled out, pods of the one before go on with the schema of the new one. */
@DisplayName("The last release of the service")
class SchemaUpgradeTest {

    /** New rules that only look like some: triggers that refuse no row and change none of what the last release reads. */
    private static final List<String> REFUSE_NOTHING = List.of("ledger keep_segments is new: ");

    private static final PackagedDatabase DATABASE = new PackagedDatabase();

    private static Catalogue released;

    @BeforeAll
    static void start() throws SQLException {
        DATABASE.start();
        DATABASE.empty("released");
        DATABASE.migrate("released", Release.last().migration());
        try (Connection connection = DATABASE.superuser("released")) {
            released = Catalogue.read(connection);
        }
    }

    @AfterAll
    static void stop() {
        DATABASE.stop();
    }

    @Test
    @DisplayName("goes on with the schema of this one")
    void goesOn() throws SQLException {
        try (Connection connection = DATABASE.superuser()) {
            assertThat(released.columns()).containsKey("client.name");
            assertThat(released.breaksIn(Catalogue.read(connection))).filteredOn(found -> REFUSE_NOTHING.stream().noneMatch(found::startsWith))
                    .as("breaks the pods of %s while this release is rolled out. Expand now; contract in the release after (docs/upgrades.md)", Release.last().version()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("would trip over")
    @CsvSource(delimiter = '|', textBlock = """
            alter table client drop column notes                                           | client.notes is gone
            alter table client rename column notes to remarks                              | client.notes is gone
            drop table practice cascade                                                    | practice.title is gone
            alter table client alter column phone type varchar(9)                          | client.phone was text and is character varying(9)
            alter table client alter column phone set not null                             | client.phone has become required
            alter table client alter column tags drop default                              | client.tags is not filled in any more
            alter table client add column region text not null                             | client.region is new, required and not filled in
            alter table client add constraint named check (name <> '')                     | client named is new: CHECK ((name <> ''::text))
            alter table client add constraint by_name unique (tenant_id, name)             | client by_name is new: UNIQUE (tenant_id, name)
            create unique index by_phone on client (tenant_id, phone)                      | client by_phone is new: CREATE UNIQUE INDEX by_phone ON public.client USING btree (tenant_id, phone)
            create trigger t before update on client for each row execute function suppress_redundant_updates_trigger() | client t is new: CREATE TRIGGER t BEFORE UPDATE ON public.client FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
            drop policy tenant on client                                                   | the policy client tenant is another
            alter policy tenant on client using (false)                                    | the policy client tenant is another
            revoke update on client from troth_app                                         | the right to UPDATE client is gone
            drop function troth_tenants_to_seal()                                          | the right to EXECUTE troth_tenants_to_seal() is gone
            """)
    void wouldTripOver(String change, String found) throws SQLException {
        assertThat(breaksAfter(change)).contains(found);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("does not mind")
    @CsvSource(delimiter = '|', textBlock = """
            alter table client add column region text
            alter table client add column region text not null default 'EU'
            create table region (tenant_id text not null, id uuid not null, name text not null check (name <> ''), primary key (tenant_id, id))
            create index by_phone on client (tenant_id, phone)
            alter table client alter column name drop not null
            alter table client drop constraint client_kind_check
            grant delete on client to troth_app
            create policy more on client for select to troth_owner using (true)
            """)
    void doesNotMind(String change) throws SQLException {
        assertThat(breaksAfter(change)).isEmpty();
    }

    private static List<String> breaksAfter(String change) throws SQLException {
        try (Connection connection = DATABASE.superuser("released"); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(change);
            Catalogue changed = Catalogue.read(connection);
            connection.rollback();
            return released.breaksIn(changed);
        }
    }
}
