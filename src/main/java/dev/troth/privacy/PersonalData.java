package dev.troth.privacy;

import static dev.troth.privacy.PersonalTable.ofRecords;
import static dev.troth.privacy.PersonalTable.seenToBy;
import static dev.troth.privacy.PersonalTable.thatGoes;
import static dev.troth.privacy.PersonalTable.withoutPersonalData;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of personal data: every table of the schema, and for each column that can hold a text what an erasure leaves of it. A test
 * holds it against the schema, so that no table or column is added without a word here. Documents are the other way round: of them only
 * what is named is kept, so that a text added later is erased unless somebody says otherwise.
 *
 * <p>What stays is what scores, counts and clocks are made of. Hashes of documents stay too: they say nothing to who does not have the
 * document, and are what proves it to who does. Who recorded something stays: that is not the client.
 */
final class PersonalData {

    /** The client's name on everything that lists clients. */
    static final String NAME = "Erased client";

    private static final Set<String> ARTEFACT = Set.of("kind", "sha256", "at", "from", "to");
    private static final Set<String> FEES = Set.of("currency", "every", "disclosedAt", "chargedFrom", "disclosureId", "at");
    private static final Set<String> REVISIONS = Set.of("currency", "every", "disclosedAt", "chargedFrom", "topic", "responseLimit", "checkInEvery", "bound",
            "termsSha256", "effectiveFrom", "expiresAt", "reviewDue", "answeredAt", "madeAt", "offeredAt", "party", "at");
    private static final Set<String> FIGURES = Set.of("clientId", "from", "to", "asOf", "promisor", "discloser", "medianTimeToDisclose", "median", "percentile90",
            "category", "severity", "subject", "band", "id", "frozenAt");

    /** The records of the clients, and the clients themselves. */
    private static final String THEIRS = "(select record_id from journal where client_id = any(%1$s) union select unnest(%1$s))";

    /** In the order they are seen to. */
    static final List<PersonalTable> TABLES = List.of(
            ofRecords("client", "id").becomes("name", NAME)
                    .goes("preferred_name", "email", "phone", "time_zone", "external_ref", "notes", "business_hours", "rapport")
                    .empties("tags", "channels", "needs", "profile", "dates").stays("kind", "stage"),
            thatGoes("client_tag", "client_id = any(%s)").seenTo("tag"),
            thatGoes("client_day", "client_id = any(%s)").seenTo("day_key"),
            thatGoes("client_identity", "client_id = any(%s)").seenTo("value").stays("kind"),
            ofRecords("agreement", "client_id").words("title", "end_reason").document("revisions", REVISIONS, Set.of("name"))
                    .document("fees_disclosed", FEES, Set.of("name")).document("fee_disclosures", FEES, Set.of("name"))
                    .document("reviews", Set.of("at", "reviewDue")).document("checks", Set.of("topic", "party", "at", "severity", "incidentId", "recordedAt", "recordedBy"))
                    .stays("kind", "status", "acceptance_of"),
            ofRecords("commitment", "client_id").words("title", "owner", "definition_of_done")
                    .document("skill", union(ARTEFACT, "level")).document("evidence", ARTEFACT).document("extras", Set.of()).document("refused", Set.of())
                    .document("renegotiations", Set.of("dueAt", "replacedDueAt", "agreedAt")).document("custody", Set.of("receivedAt", "forwardBy", "currency"))
                    .document("read_back", Set.of("confirmedAt", "confirmedBy")).document("assumptions", Set.of("madeAt", "confirmedAt"))
                    .document("delivered_on_assumptions", Set.of()).document("approval_bypass", Set.of("incidentId")).document("quality_gate", Set.of())
                    .document("gate", ARTEFACT).document("skill_falsification", union(ARTEFACT, "disclosureId"))
                    .stays("status", "promisor", "kind", "importance", "reply_limit", "working_hours"),
            ofRecords("disclosure", "client_id").words("statement", "remedy_plan", "open_items_findings").document("verdict", union(ARTEFACT, "provenFalseAt"))
                    .stays("kind", "discloser", "about_type", "severity", "channel", "decision"),
            ofRecords("incident", "client_id").words("title", "description", "complaint", "caused_by", "lesson").compared("cause_key")
                    .document("remedies", Set.of("dueAt", "doneAt")).document("waiver", Set.of("at"))
                    .stays("kind", "severity", "importance", "detected_by", "cause_category", "cause_coverage", "accountable", "status", "ownership", "restitution",
                            "grace_from"),
            ofRecords("communication", "client_id").words("summary", "misreport_proof").document("status_definition", Set.of())
                    .stays("sender", "channel", "purpose", "about_type", "expectation", "statement_kind", "working_hours"),
            ofRecords("practice", "client_id").words("title").document("steps", Set.of()).document("former_revisions", Set.of("acknowledgedAt", "replacedAt")),
            ofRecords("reference", "client_id").words("referee", "relation", "question", "answer").stays("kind", "subject", "status", "verdict"),
            ofRecords("checklist_item", "client_id").words("title", "note", "waiver_reason").document("evidence", ARTEFACT).stays("status"),
            ofRecords("win_back", "client_id").words("approach", "note").stays("channel", "outcome"),
            ofRecords("access_grant", "client_id").words("system_name", "holder", "purpose").document("extensions", Set.of("revokeBy", "replacedRevokeBy", "agreedAt"))
                    .stays("party"),
            seenToBy("review", "select 1 from troth_forget_reviews(%s, " + PersonalTable.array(FIGURES) + ", " + PersonalTable.array(Set.of("key")) + ", :salt)")
                    .seenTo("figures", "resolutions", "note"),
            thatGoes("journal_payload", "entry_id in (select id from journal where client_id = any(%s))").seenTo("data", "undo"),
            // The answers that name the client or one of its records; whose key was used stays, so that a retry is no new request.
            seenToBy("idempotency", """
                    update idempotency set fingerprint = '', location = null, tag = null, body = null
                    where about = any(%1$s) or about is null and exists (select 1 from regexp_matches(coalesce(location, '') || ' ' || coalesce(body, ''),
                        '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') as named (ids)
                      where cast(named.ids[1] as uuid) in\s""" + THEIRS + ")")
                    .seenTo("fingerprint", "location", "tag", "body").stays("caller", "key"),
            // What came of lines that made one of the records, or were rejected on account of one.
            seenToBy("import_line", "update import_line set fingerprint = '', problem = troth_without_words(problem, '', "
                    + PersonalTable.array(Set.of("type", "pointer", "parameter")) + ", cast('{}' as text[]), :salt)"
                    // Each half has an index of its own, which an or between them would leave aside.
                    + " where id in (select id from import_line where record_id in " + THEIRS + " union all select id from import_line"
                    + " where outcome = 'REJECTED' and exists (select 1 from regexp_matches(cast(problem as text), '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') as named (ids)"
                    + " where cast(named.ids[1] as uuid) in " + THEIRS + "))")
                    .seenTo("fingerprint", "problem").stays("import_key", "key", "outcome"),
            // Their accounts, open facts and places: constants, numbers and instants. The clock of an open fact runs on in the hours it began in.
            withoutPersonalData("trust_subject").stays("subject"),
            withoutPersonalData("trust_sum").stays("subject", "dimension", "reason"),
            withoutPersonalData("ledger").stays("subject", "dimension", "reason", "source_type"),
            withoutPersonalData("ledger_segment").stays("subject", "dimension", "reason"),
            withoutPersonalData("open_fact").stays("source_type", "facts"),
            withoutPersonalData("check_in_plan"),
            withoutPersonalData("contact"),
            withoutPersonalData("journal").stays("record_type", "type", "actor"),
            withoutPersonalData("journal_pending"),
            withoutPersonalData("verification").stays("what"),
            withoutPersonalData("journal_seal").stays("payload_hash", "hash"),
            // The tenant's own.
            withoutPersonalData("import").stays("key"),
            withoutPersonalData("webhook").stays("url", "types", "description", "status", "reason", "secret", "former_secret"),
            withoutPersonalData("webhook_delivery").stays("type", "state", "last_error", "log"),
            withoutPersonalData("checklist_template").stays("client_kind", "title", "status"),
            withoutPersonalData("retention_policy").stays("personal_data_after_end", "actor"),
            withoutPersonalData("trust_policy").stays("weights", "off", "bands", "actor"));

    private PersonalData() {
    }

    private static Set<String> union(Set<String> keys, String other) {
        return Stream.concat(keys.stream(), Stream.of(other)).collect(Collectors.toUnmodifiableSet());
    }
}
