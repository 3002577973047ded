package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Migrations run as production runs them: by an owner of the schema who is no superuser, under row-level security that is forced on the owner
 * too. What they fill in of rows that are there, of several tenants, is filled in.
 */
@DisplayName("What was recorded under the first release is there after the migrations, completed")
class KeptDataTest {

    private static final String OWNER = "schema_owner";
    private static final String PASSWORD = "of-this-test-alone";
    private static final String CLIENT = "0195b7a0-0000-7000-8000-000000000001";

    @Test
    void forEveryTenantAndByAnOwnerWhoIsNoSuperuser() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            try (Connection superuser = postgres.getPostgresDatabase().getConnection(); Statement sql = superuser.createStatement()) {
                sql.execute("create role %s login createrole password '%s'".formatted(OWNER, PASSWORD));
                sql.execute("create database kept owner " + OWNER);
            }
            String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/kept";
            migrate(url, "7");
            try (Connection owner = DriverManager.getConnection(url, OWNER, PASSWORD); Statement sql = owner.createStatement()) {
                record(sql, "acme");
                record(sql, "umbrella");
            }
            migrate(url, "latest");
            try (Connection owner = DriverManager.getConnection(url, OWNER, PASSWORD); Statement sql = owner.createStatement()) {
                assertCompleted(sql, "acme");
                assertCompleted(sql, "umbrella");
                sql.execute("set troth.tenant = 'nobody'");
                assertThat(text(sql, "select count(*) from client")).as("row-level security is forced again").isEqualTo("0");
            }
        }
    }

    private static void migrate(String url, String target) {
        Migrations.migrate(url, OWNER, PASSWORD, target);
    }

    private static void record(Statement sql, String tenant) throws SQLException {
        sql.execute("set troth.tenant = '" + tenant + "'");
        sql.execute("insert into client (id, version, kind, stage, name, tags, created_at, updated_at) values ('" + CLIENT
                + "', 0, 'PERSON', 'ACTIVE', 'Ada', '[\"vip\", \"demo\"]', '2025-01-01 09:00Z', '2025-01-01 09:00Z')");
        sql.execute("insert into commitment (id, version, client_id, status, promisor, title, kind, importance, requested_at, reply_limit, created_at, updated_at) "
                + "values (gen_random_uuid(), 0, '" + CLIENT + "', 'REQUESTED', 'PROVIDER', 'x', 'OTHER', 'NORMAL', '2025-02-01 09:00Z', '\"PT24H\"', now(), now())");
        sql.execute("insert into communication (id, version, client_id, sender, channel, purpose, at, created_at, updated_at) values (gen_random_uuid(), 0, '" + CLIENT
                + "', 'CLIENT', 'PHONE', 'NOTE', '2025-03-01 09:00Z', now(), now())");
        sql.execute("insert into incident (id, version, client_id, kind, title, severity, detected_at, detected_by, accountable, provider_share, client_share, "
                + "data_left_scope, status, ownership, remedies, created_at, updated_at) values (gen_random_uuid(), 0, '" + CLIENT + "', 'OTHER', 'x', 'MAJOR', "
                + "'2025-04-01 09:00Z', 'PROVIDER', 'PROVIDER', 1, 0, false, 'OPEN', 'UNSTATED', "
                + "'[{\"action\": \"x\", \"dueAt\": \"2025-05-01T09:00:00Z\"}]', now(), now())");
        sql.execute("insert into practice (id, version, client_id, title, revision, created_at, updated_at) values (gen_random_uuid(), 0, '" + CLIENT
                + "', 'x', 1, '2025-04-02 09:00Z', '2025-04-02 09:00Z')");
        sql.execute("insert into journal (id, client_id, record_type, record_id, type, actor, occurred_at, recorded_at, data, undo) values (gen_random_uuid(), '"
                + CLIENT + "', 'CLIENT', '" + CLIENT + "', 'client.created', 'tester', now(), now(), '{\"name\": \"Ada\"}', '{}')");
        sql.execute("insert into journal (id, client_id, record_type, record_id, type, actor, occurred_at, recorded_at) values (gen_random_uuid(), '"
                + CLIENT + "', 'PRACTICE', '" + CLIENT + "', 'practice.acknowledged', 'tester', now(), now())");
    }

    private static void assertCompleted(Statement sql, String tenant) throws SQLException {
        sql.execute("set troth.tenant = '" + tenant + "'");
        sql.execute("set time zone 'UTC'");
        assertThat(text(sql, "select stage_since from client")).startsWith("2025-01-01 09:00:00");
        assertThat(text(sql, "select string_agg(tag, ',' order by tag) from client_tag")).isEqualTo("demo,vip");
        assertThat(text(sql, "select string_agg(kind || ' ' || value, ',') from client_identity")).isEqualTo("NAME ada");
        assertThat(text(sql, "select reply_due_at from commitment")).startsWith("2025-02-02 09:00:00");
        assertThat(text(sql, "select outside_agreement from commitment")).isEqualTo("t");
        assertThat(text(sql, "select last_from_client from contact")).startsWith("2025-03-01 09:00:00");
        assertThat(text(sql, "select silent_from from contact")).startsWith("2025-03-31 09:00:00");
        assertThat(text(sql, "select update_due_at from incident")).startsWith("2025-04-02 09:00:00");
        assertThat(text(sql, "select remedy_due_at from incident")).startsWith("2025-05-01 09:00:00");
        assertThat(text(sql, "select revised_at from practice")).startsWith("2025-04-02 09:00:00");
        assertThat(text(sql, "select string_agg(data ->> 'name' || undo, ',') from journal_payload")).isEqualTo("Ada{}");
        assertThat(text(sql, "select count(*) from journal_pending")).isEqualTo("2");
        sql.execute("insert into journal (id, record_type, record_id, type, actor, occurred_at, recorded_at) values (gen_random_uuid(), 'TEST', gen_random_uuid(), "
                + "'test.later', 'tester', '2025-01-01 09:00Z', '2025-01-01 09:00Z')");
        assertThat(text(sql, "select string_agg(j.type, ',' order by w.position) from journal_pending w join journal j on j.id = w.entry_id"))
                .isEqualTo("client.created,practice.acknowledged,test.later");
    }

    private static String text(Statement sql, String query) throws SQLException {
        try (ResultSet found = sql.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }
}
