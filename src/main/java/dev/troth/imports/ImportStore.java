package dev.troth.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is kept of imports: who is at work on one, and what came of each line. */
@ApplicationScoped
class ImportStore {

    /** An escape as a whole, so that an escaped backslash before a u is none; or half of a pair of surrogates. */
    private static final Pattern ESCAPE_OR_HALF = Pattern.compile("\\\\(?:u[0-9a-fA-F]{4}|.)|[\\x{d800}-\\x{dbff}](?![\\x{dc00}-\\x{dfff}])|(?<![\\x{d800}-\\x{dbff}])[\\x{dc00}-\\x{dfff}]");
    private static final String NUL = "\\u" + "0000";
    private static final String REPLACEMENT = String.valueOf((char) 0xfffd);

    private final EntityManager em;
    private final Clock clock;
    private final Duration lease;

    /** @param lease longer than the server waits for the next byte of a body, so that a stream that is merely slow is ended before it is taken over */
    ImportStore(EntityManager em, Clock clock, ImportSettings settings) {
        this.em = em;
        this.clock = clock;
        this.lease = settings.lease();
    }

    /** Takes an import for one stream; false while another has it. */
    @Transactional
    boolean take(Hold hold) {
        return times(em.createNativeQuery("""
                insert into import as held (key, started_at, updated_at, done, rejected, last_line, holder, held_until)
                values (:key, :now, :now, 0, 0, 0, :holder, :until)
                on conflict (tenant_id, key) do update set holder = excluded.holder, held_until = excluded.held_until
                where held.holder is null or held.held_until <= :now"""), hold).executeUpdate() == 1;
    }

    /**
     * Keeps the import for the rest of the transaction, and for a while longer: until it ends, no other stream can take it.
     *
     * @param done how many more lines are done
     * @param rejected how many more are rejected
     * @throws HoldLost where another stream has it by now
     */
    @Transactional
    void keep(Hold hold, long line, int done, int rejected) {
        int kept = times(em.createNativeQuery("""
                update import set held_until = :until, updated_at = :now, last_line = :line, done = done + :done, rejected = rejected + :rejected
                where key = :key and holder = :holder"""), hold)
                .setParameter("line", line).setParameter("done", done).setParameter("rejected", rejected).executeUpdate();
        if (kept == 0) {
            throw new HoldLost();
        }
    }

    @Transactional
    void release(Hold hold) {
        em.createNativeQuery("update import set holder = null, held_until = null where key = :key and holder = :holder")
                .setParameter("key", hold.importKey()).setParameter("holder", hold.holder()).executeUpdate();
    }

    /** What came of a line when it was last tried. */
    Optional<Kept> find(String importKey, String key) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("""
                select fingerprint, outcome, status, record_id from import_line where import_key = :import and key = :key""")
                .setParameter("import", importKey).setParameter("key", key).getResultList();
        return rows.stream().findFirst().map(row -> new Kept((String) row[0], KeptLine.Outcome.valueOf((String) row[1]), ((Number) row[2]).intValue(), (UUID) row[3]));
    }

    /** Keeps what came of a line, in place of what came of it before; one that is done stays done. */
    void put(String importKey, String key, long line, Kept kept, JsonNode problem) {
        em.createNativeQuery("""
                insert into import_line (id, import_key, key, line, fingerprint, outcome, status, record_id, problem, updated_at)
                values (:id, :import, :key, :line, :fingerprint, :outcome, :status, cast(:record as uuid), cast(:problem as jsonb), :now)
                on conflict (tenant_id, import_key, key) do update set line = excluded.line, fingerprint = excluded.fingerprint,
                outcome = excluded.outcome, status = excluded.status, record_id = excluded.record_id, problem = excluded.problem,
                updated_at = excluded.updated_at
                where import_line.outcome <> 'DONE'""")
                .setParameter("id", Ids.next()).setParameter("import", importKey).setParameter("key", key).setParameter("line", line)
                .setParameter("fingerprint", kept.fingerprint()).setParameter("outcome", kept.outcome().name()).setParameter("status", kept.status())
                .setParameter("record", kept.recordId() == null ? null : kept.recordId().toString())
                .setParameter("problem", problem == null ? null : storable(problem)).setParameter("now", clock.instant()).executeUpdate();
    }

    /**
     * Lets go of some lines of imports that nobody has worked on since, and of the imports that have none left.
     *
     * @return how many lines and imports have gone
     */
    int forgetSome(Instant before) {
        String old = "updated_at < :before and (held_until is null or held_until < :before)";
        int lines = em.createNativeQuery("delete from import_line where id in (select id from import_line where import_key in (select key from import where "
                + old + ") limit 10000)").setParameter("before", before).executeUpdate();
        return lines + em.createNativeQuery("delete from import where " + old + " and not exists (select from import_line where import_key = import.key)")
                .setParameter("before", before).executeUpdate();
    }

    /** The database keeps no NUL and no half of a pair of surrogates, which a pointer may quote from the line. */
    private static String storable(JsonNode problem) {
        return ESCAPE_OR_HALF.matcher(problem.toString())
                .replaceAll(found -> found.group().startsWith("\\") && !found.group().equals(NUL) ? Matcher.quoteReplacement(found.group()) : REPLACEMENT);
    }

    private Query times(Query query, Hold hold) {
        return query.setParameter("key", hold.importKey()).setParameter("holder", hold.holder()).setParameter("now", clock.instant())
                .setParameter("until", clock.instant().plus(lease));
    }

    /** One stream's hold on an import. */
    record Hold(String importKey, UUID holder) {
    }

    /** What came of a line: the fingerprint tells whether a line that comes again is the same one. */
    record Kept(String fingerprint, KeptLine.Outcome outcome, int status, UUID recordId) {

        boolean isDone() {
            return outcome == KeptLine.Outcome.DONE;
        }
    }

    /** The import belongs to another stream by now: this one was silent for too long. */
    static final class HoldLost extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
