package dev.troth.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.json.StoredJson;
import dev.troth.platform.sql.SqlStatement;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The append-only log of everything that happened. Each change is appended once, in the transaction that makes it. */
@ApplicationScoped
public class Journal {

    /** Entries with their places in the order they came in, which is that of the feed: by when they say they were recorded, another replica's clock would decide. */
    private static final String PLACED = """
             from journal j left join journal_seal sealed on sealed.entry_id = j.id left join journal_pending waiting on waiting.entry_id = j.id
            """;
    private static final String ENTRY = """
            insert into journal (id, client_id, record_type, record_id, type, actor, occurred_at, recorded_at, corrects)
            values (:id, :client, :recordType, :record, :type, :actor, :occurredAt, :recordedAt, :corrects)""";
    private static final SqlStatement SILENT = new SqlStatement(ENTRY);
    /** Entry and payload in one round trip: each write of the service waits for it. */
    private static final SqlStatement TOLD = new SqlStatement("with entry as (" + ENTRY + " returning id) insert into " + JournalEntry.PAYLOAD
            + " (entry_id, data, undo) select id, cast(:data as jsonb), cast(:undo as jsonb) from entry");
    /** What waits to be sealed comes after all that is. */
    private static final String PLACE = "coalesce(sealed.seq, %d), coalesce(waiting.position, 0)".formatted(Long.MAX_VALUE);

    private final EntityManager em;
    private final ObjectMapper mapper;
    private final CurrentTenant current;
    private final Clock clock;

    Journal(EntityManager em, ObjectMapper mapper, CurrentTenant current, Clock clock) {
        this.em = em;
        this.mapper = mapper;
        this.current = current;
        this.clock = clock;
    }

    /**
     * @param what of a type that the catalogue of events has
     * @param data what the caller said, null where there is nothing to say
     * @param undo the fields a correction brings back: empty for what began a record, null for what is no move
     */
    public void append(JournalEntry.What what, Object data, JsonNode undo) {
        if (!EventCatalogue.appended().contains(what.type())) {
            throw new IllegalArgumentException("the catalogue of events has no " + what.type());
        }
        Map<String, Object> entry = new HashMap<>();
        entry.put("id", Ids.next());
        entry.put("client", what.clientId());
        entry.put("recordType", what.recordType());
        entry.put("record", what.recordId());
        entry.put("type", what.type());
        entry.put("actor", current.caller());
        entry.put("occurredAt", what.occurredAt());
        entry.put("recordedAt", clock.instant());
        entry.put("corrects", what.corrects());
        if (data == null && undo == null) {
            SILENT.write(em, entry);
        } else {
            entry.put("data", data == null ? null : text(mapper.valueToTree(data)));
            entry.put("undo", undo == null ? null : text(undo));
            TOLD.write(em, entry);
        }
    }

    private static String text(JsonNode json) {
        try {
            return StoredJson.mapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what happened cannot be written", e);
        }
    }

    /** Of these clients, those the journal tells this of. */
    public Set<UUID> concerned(String type, Collection<UUID> clients) {
        return em.createQuery("select distinct e.clientId from JournalEntry e where e.type = :type and e.clientId in (:clients)", UUID.class)
                .setParameter("type", type).setParameter("clients", clients).getResultStream().collect(Collectors.toSet());
    }

    /** The edits of a record since an entry about it. */
    public List<JournalEntry> editsSince(JournalEntry entry) {
        return entries(em.createNativeQuery("select j.id" + PLACED + "where j.record_id = :record and j.type like '%.edited' and (" + PLACE
                + ") > (select " + PLACE + PLACED + "where j.id = :entry)").setParameter("record", entry.recordId()).setParameter("entry", entry.id()));
    }

    /** The last move on a record that nothing has taken back. */
    public Optional<JournalEntry> lastStanding(UUID recordId) {
        return entries(em.createNativeQuery("select j.id" + PLACED + """
                join journal_payload said on said.entry_id = j.id and said.undo is not null
                where j.record_id = :record and not exists (select from journal correction where correction.corrects = j.id)
                order by (""" + PLACE + ") desc limit 1").setParameter("record", recordId)).stream().findFirst();
    }

    private List<JournalEntry> entries(Query ids) {
        return em.unwrap(Session.class).byMultipleIds(JournalEntry.class).multiLoad((List<?>) ids.getResultList());
    }
}
