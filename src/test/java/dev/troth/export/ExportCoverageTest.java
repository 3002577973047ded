package dev.troth.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.record.ClientRecords;
import dev.troth.record.KeptRecords;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing that is kept of a client is forgotten by its export. */
@QuarkusTest
class ExportCoverageTest {

    /** What others than records stand for. */
    private static final Map<String, String> EXPORTED_AS = Map.of("client", "client", "ledger", "evidence", "journal", "timeline");

    /** Tables that name a client and are not exported, each with the reason. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "trust_subject", "who is established since when: trustScores show it",
            "trust_sum", "the ledger added up: trustScores show it, evidence adds up to it",
            "ledger_segment", "the ledger added up, part by part: evidence adds up to it",
            "open_fact", "what the rules read of open records: trustScores list what counts now",
            "client_tag", "an index of the client's tags",
            "client_day", "an index of the client's dates",
            "client_identity", "an index of the client's addresses and telephone numbers",
            "contact", "when somebody was last heard of, read off the communications",
            "check_in_plan", "which agreements have provided for check-ins, read off the agreements");

    @Inject
    @All
    List<ClientRecords> records;
    @Inject
    EntityManager em;

    @Test
    void everyTableWithAClientIsExportedOrLeftOutForAReason() {
        Set<String> covered = new TreeSet<>(LEFT_OUT.keySet());
        covered.addAll(EXPORTED_AS.keySet());
        records.stream().filter(KeptRecords.class::isInstance).map(KeptRecords.class::cast)
                .forEach(kind -> covered.add(((Class<?>) kind.kept()).getAnnotation(Table.class).name()));
        assertThat(tablesWithAClient()).as("tables that name a client").isEqualTo(covered);
    }

    @Test
    void whatIsExportedUnderAnotherNameIs() {
        assertThat(records.stream().map(ClientRecords::name).collect(Collectors.toSet())).containsAll(EXPORTED_AS.values());
    }

    private Set<String> tablesWithAClient() {
        List<?> tables = em.createNativeQuery("""
                select table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                where table_schema = 'public' and column_name = 'client_id' and table_type = 'BASE TABLE' union all select 'client'""", String.class).getResultList();
        return tables.stream().map(String.class::cast).collect(Collectors.toCollection(TreeSet::new));
    }
}
