-- What the service sends for the load deliver: 15 statements, 1 transactions, 12 round trips. Written by bench/run.
-- deliver_1=f
-- deliver_2=[]
-- deliver_3=2025-06-09 09:00:00+00
-- deliver_4=2030-03-11 09:00:00+00
-- deliver_5=NORMAL
-- deliver_6=DELIVERABLE
-- deliver_7=t
-- deliver_8=2025-03-01 09:00:00+00
-- deliver_9=PROVIDER
-- deliver_10="PT24H"
-- deliver_11=DELIVERED
-- deliver_12=Report
-- deliver_13=2026-12-02 10:40:03.765996+00
-- deliver_14=1
-- deliver_15=0
-- deliver_16=COMMITMENT
-- deliver_17=RELIABILITY
-- deliver_18=EARLY
-- deliver_19=0.5
-- deliver_20=1049449235846051
-- deliver_21=42748274772628652032000000000000
-- deliver_22=2026-12-02 10:40:03.767936+00
-- deliver_23=CANDOR
-- deliver_24=0.125
-- deliver_25=5434409523980
-- deliver_26=10687068693157163008000000000000
-- deliver_27=RESPONSIBILITY
-- deliver_28=262362308961513
-- deliver_29=commitment.delivered
-- deliver_30=somebody
-- deliver_31=2026-12-02 10:40:03.772272+00
-- deliver_32={"deliveredAt":"2025-06-09T09:00:00Z"}
-- deliver_33={"status":"PROMISED","deliveredAt":null}
\set m :m + 1
\set fresh :run * 1000000000 + 500000000 + :m * 100 + :client_id
\set open :first + :m * 16 + :client_id
\set client :clients + :open % :clients + 1
\startpipeline
BEGIN;
select c1_0.id,c1_0.accepted_at,c1_0.actual_at,c1_0.actual_seconds,c1_0.agreement_id,c1_0.approval_bypass,c1_0.approval_required,c1_0.approved_at,c1_0.assumptions,c1_0.client_id,c1_0.created_at,c1_0.custody,c1_0.definition_of_done,c1_0.delivered_at,c1_0.delivered_on_assumptions,c1_0.due_at,c1_0.ended_at,c1_0.erased_at,c1_0.estimated_seconds,c1_0.evidence,c1_0.extras,c1_0.assumptions_unconfirmed,c1_0.assumption_open_since,c1_0.quality_gate_missing,c1_0.overrun_since,c1_0.gate,c1_0.grace_at,c1_0.importance,c1_0.kind,c1_0.outside_agreement,c1_0.owner,c1_0.promised_at,c1_0.promisor,c1_0.quality_gate,c1_0.read_back,c1_0.refused,c1_0.renegotiations,c1_0.reply_due_at,c1_0.reply_limit,c1_0.requested_at,c1_0.retracted_at,c1_0.skill,c1_0.skill_falsification,c1_0.status,c1_0.target_at,c1_0.title,c1_0.told,c1_0.updated_at,c1_0.version,c1_0.working_hours from commitment c1_0 where c1_0.id=cast('01900008-0000-7000-8000-' || lpad(:open, 12, '0') as uuid);
\endpipeline
select subject, established_at, merged_into is not null or erased_at is not null as closed
from trust_subject where client_id = cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) order by subject for update;
update commitment set accepted_at=null,actual_at=null,actual_seconds=null,agreement_id=null,approval_bypass=null,approval_required=:deliver_1,approved_at=null,assumptions=:deliver_2,definition_of_done=null,delivered_at=:deliver_3,delivered_on_assumptions=:deliver_2,due_at=:deliver_4,ended_at=null,estimated_seconds=null,evidence=:deliver_2,extras=:deliver_2,assumptions_unconfirmed=:deliver_1,assumption_open_since=null,quality_gate_missing=:deliver_1,overrun_since=null,gate=null,grace_at=null,importance=:deliver_5,kind=:deliver_6,outside_agreement=:deliver_7,owner=null,promised_at=:deliver_8,promisor=:deliver_9,quality_gate=null,read_back=null,refused=null,renegotiations=:deliver_2,reply_due_at=null,reply_limit=:deliver_10,requested_at=null,retracted_at=null,skill=null,skill_falsification=null,status=:deliver_11,target_at=null,title=:deliver_12,told=:deliver_1,updated_at=:deliver_13,version=:deliver_14,working_hours=null where id=cast('01900008-0000-7000-8000-' || lpad(:open, 12, '0') as uuid) and version=:deliver_15;
select d1_0.id,d1_0.about_id,d1_0.about_type,d1_0.absent_from,d1_0.absent_to,d1_0.apologised,d1_0.aware_at,d1_0.channel,d1_0.client_id,d1_0.counterpart_knew_at,d1_0.created_at,d1_0.deception,d1_0.decision,d1_0.denied,d1_0.disclosed_at,d1_0.discloser,d1_0.erased_at,d1_0.kind,d1_0.open_items_findings,d1_0.open_items_reviewed_at,d1_0.remedy_plan,d1_0.retracted_at,d1_0.review_since,d1_0.severity,d1_0.statement,d1_0.updated_at,d1_0.verdict,d1_0.version from disclosure d1_0 where d1_0.about_type=:deliver_16 and d1_0.about_id=cast('01900008-0000-7000-8000-' || lpad(:open, 12, '0') as uuid) and d1_0.retracted_at is null;
select le1_0.id,le1_0.client_id,le1_0.dimension,le1_0.effective_at,le1_0.r,le1_0.reason,le1_0.recorded_at,le1_0.reverses,le1_0.s,le1_0.source_id,le1_0.source_type,le1_0.subject,le1_0.tally from ledger le1_0 where le1_0.source_type=:deliver_16 and le1_0.source_id=cast('01900008-0000-7000-8000-' || lpad(:open, 12, '0') as uuid) and le1_0.reverses is null and not exists(select 1 from ledger le2_0 where le2_0.reverses=le1_0.id);
\startpipeline
insert into ledger (id, client_id, subject, dimension, reason, source_type, source_id, r, s, effective_at, tally, r_sum, s_sum, fast_r_sum, fast_s_sum,
    reverses, recorded_at)
values (cast('01910000-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid), cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid), :deliver_9, :deliver_17, :deliver_18, :deliver_16, cast('01900008-0000-7000-8000-' || lpad(:open, 12, '0') as uuid), :deliver_19, :deliver_15, :deliver_3, :deliver_14, :deliver_20, :deliver_15, :deliver_21, :deliver_15, null,
    :deliver_22);
insert into ledger (id, client_id, subject, dimension, reason, source_type, source_id, r, s, effective_at, tally, r_sum, s_sum, fast_r_sum, fast_s_sum,
    reverses, recorded_at)
values (cast('01910001-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid), cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid), :deliver_9, :deliver_23, :deliver_18, :deliver_16, cast('01900008-0000-7000-8000-' || lpad(:open, 12, '0') as uuid), :deliver_24, :deliver_15, :deliver_3, :deliver_14, :deliver_25, :deliver_15, :deliver_26, :deliver_15, null,
    :deliver_22);
insert into ledger (id, client_id, subject, dimension, reason, source_type, source_id, r, s, effective_at, tally, r_sum, s_sum, fast_r_sum, fast_s_sum,
    reverses, recorded_at)
values (cast('01910002-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid), cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid), :deliver_9, :deliver_27, :deliver_18, :deliver_16, cast('01900008-0000-7000-8000-' || lpad(:open, 12, '0') as uuid), :deliver_24, :deliver_15, :deliver_3, :deliver_14, :deliver_28, :deliver_15, :deliver_26, :deliver_15, null,
    :deliver_22);
\endpipeline
\startpipeline
insert into trust_sum as held (client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally)
values (cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid), :deliver_9, :deliver_23, :deliver_18, :deliver_25, :deliver_15, :deliver_26, :deliver_15, :deliver_14)
on conflict (tenant_id, client_id, subject, dimension, reason) do update
set r = held.r + excluded.r, s = held.s + excluded.s, fast_r = held.fast_r + excluded.fast_r,
    fast_s = held.fast_s + excluded.fast_s, tally = held.tally + excluded.tally;
insert into trust_sum as held (client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally)
values (cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid), :deliver_9, :deliver_17, :deliver_18, :deliver_20, :deliver_15, :deliver_21, :deliver_15, :deliver_14)
on conflict (tenant_id, client_id, subject, dimension, reason) do update
set r = held.r + excluded.r, s = held.s + excluded.s, fast_r = held.fast_r + excluded.fast_r,
    fast_s = held.fast_s + excluded.fast_s, tally = held.tally + excluded.tally;
insert into trust_sum as held (client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally)
values (cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid), :deliver_9, :deliver_27, :deliver_18, :deliver_28, :deliver_15, :deliver_26, :deliver_15, :deliver_14)
on conflict (tenant_id, client_id, subject, dimension, reason) do update
set r = held.r + excluded.r, s = held.s + excluded.s, fast_r = held.fast_r + excluded.fast_r,
    fast_s = held.fast_s + excluded.fast_s, tally = held.tally + excluded.tally;
\endpipeline
delete from open_fact where client_id = cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) and source_type = :deliver_16 and source_id = cast('01900008-0000-7000-8000-' || lpad(:open, 12, '0') as uuid);
with entry as (insert into journal (id, client_id, record_type, record_id, type, actor, occurred_at, recorded_at, corrects)
values (cast('01910003-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid), cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid), :deliver_16, cast('01900008-0000-7000-8000-' || lpad(:open, 12, '0') as uuid), :deliver_29, :deliver_30, :deliver_3, :deliver_31, null) returning id) insert into journal_payload (entry_id, data, undo) select id, cast(:deliver_32 as jsonb), cast(:deliver_33 as jsonb) from entry;
select d1_0.id,d1_0.about_id,d1_0.about_type,d1_0.absent_from,d1_0.absent_to,d1_0.apologised,d1_0.aware_at,d1_0.channel,d1_0.client_id,d1_0.counterpart_knew_at,d1_0.created_at,d1_0.deception,d1_0.decision,d1_0.denied,d1_0.disclosed_at,d1_0.discloser,d1_0.erased_at,d1_0.kind,d1_0.open_items_findings,d1_0.open_items_reviewed_at,d1_0.remedy_plan,d1_0.retracted_at,d1_0.review_since,d1_0.severity,d1_0.statement,d1_0.updated_at,d1_0.verdict,d1_0.version from disclosure d1_0 where d1_0.about_type=:deliver_16 and d1_0.about_id=cast('01900008-0000-7000-8000-' || lpad(:open, 12, '0') as uuid) and d1_0.retracted_at is null;
select i1_0.id,i1_0.accountable,i1_0.acknowledged_at,i1_0.apologised_at,i1_0.cause_category,i1_0.cause_coverage,i1_0.cause_key,i1_0.caused_by,i1_0.client_id,i1_0.client_share,i1_0.closed_at,i1_0.commitment_id,i1_0.complaint,i1_0.created_at,i1_0.data_left_scope,i1_0.description,i1_0.detected_at,i1_0.detected_by,i1_0.erased_at,i1_0.fixed_at,i1_0.grace_from,i1_0.heard_at,i1_0.importance,i1_0.kind,i1_0.last_update_at,i1_0.lesson,i1_0.lesson_missing,i1_0.occurred_at,i1_0.ownership,i1_0.practice_id,i1_0.provider_share,i1_0.recurrence,i1_0.remedies,i1_0.remedy_due_at,i1_0.repeats,i1_0.restitution,i1_0.retracted_at,i1_0.severity,i1_0.status,i1_0.title,i1_0.unheard,i1_0.update_due_at,i1_0.update_every,i1_0.updated_at,i1_0.version,i1_0.waiver from incident i1_0 where i1_0.commitment_id=cast('01900008-0000-7000-8000-' || lpad(:open, 12, '0') as uuid) and i1_0.retracted_at is null;
COMMIT;
