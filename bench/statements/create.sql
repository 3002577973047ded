-- What the service sends for the load create: 6 statements, 1 transactions, 7 round trips. Written by bench/run.
-- create_1=SERVICE
-- create_2=f
-- create_3=[]
-- create_4=2026-12-02 10:40:03.072399+00
-- create_5=2030-01-11 09:00:00+00
-- create_6=NORMAL
-- create_7=DELIVERABLE
-- create_8=t
-- create_9=2025-06-01 09:00:00+00
-- create_10=PROVIDER
-- create_11="PT24H"
-- create_12=PROMISED
-- create_13=Report
-- create_14=0
-- create_15=COMMITMENT
-- create_16={"status":"PROMISED","promisor":"PROVIDER","importance":"NORMAL","promisedAt":"2025-06-01T09:00:00Z","dueAt":"2030-01-11T09:00:00Z","renegotiations":0,"referred":false,"grace":false,"delayNotices":[],"skillGapConsented":false}
-- create_17=2026-12-02 10:40:03.077294+00
-- create_18=commitment.promised
-- create_19=somebody
-- create_20=2026-12-02 10:40:03.078322+00
-- create_21={"clientId":"01900000-0000-7000-8000-000000000201","title":"Report","promisedAt":"2025-06-01T09:00:00Z","dueAt":"2030-01-11T09:00:00Z"}
-- create_22={}
\set n :n + 1
\set fresh :run * 1000000000 + :n * 100 + :client_id
\set client :clients + (:n * 16 + :client_id) % :clients + 1
\startpipeline
BEGIN;
select subject, established_at, merged_into is not null or erased_at is not null as closed
from trust_subject where client_id = cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) order by subject for update;
\endpipeline
select a1_0.id,a1_0.offered_at,a1_0.acceptance_of,a1_0.fees_undisclosed_since,a1_0.review,a1_0.expiry,a1_0.in_force_until,a1_0.checks,a1_0.client_id,a1_0.created_at,a1_0.end_reason,a1_0.ended_at,a1_0.erased_at,a1_0.expires_at,a1_0.fee_disclosures,a1_0.fees_disclosed,a1_0.kind,a1_0.retracted_at,a1_0.review_due,a1_0.reviews,a1_0.revision,a1_0.revisions,a1_0.status,case when a1_0.status = 'ACTIVE' and a1_0.expires_at <= now() then 'EXPIRED' else a1_0.status end,a1_0.title,a1_0.updated_at,a1_0.version from agreement a1_0 where a1_0.client_id=cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) and a1_0.kind=:create_1;
select c1_0.business_hours,c1_0.time_zone from client c1_0 where c1_0.id=cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) and c1_0.business_hours is not null;
insert into commitment (accepted_at,actual_at,actual_seconds,agreement_id,approval_bypass,approval_required,approved_at,assumptions,client_id,created_at,custody,definition_of_done,delivered_at,delivered_on_assumptions,due_at,ended_at,estimated_seconds,evidence,extras,assumptions_unconfirmed,assumption_open_since,quality_gate_missing,overrun_since,gate,grace_at,importance,kind,outside_agreement,owner,promised_at,promisor,quality_gate,read_back,refused,renegotiations,reply_due_at,reply_limit,requested_at,retracted_at,skill,skill_falsification,status,target_at,title,told,updated_at,version,working_hours,id) values (null,null,null,null,null,:create_2,null,:create_3,cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid),:create_4,null,null,null,:create_3,:create_5,null,null,:create_3,:create_3,:create_2,null,:create_2,null,null,null,:create_6,:create_7,:create_8,null,:create_9,:create_10,null,null,null,:create_3,null,:create_11,null,null,null,null,:create_12,null,:create_13,:create_2,:create_4,:create_14,null,cast('01910000-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid));
insert into open_fact (client_id, source_type, source_id, facts, settled_through)
values (cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid), :create_15, cast('01910000-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid), cast(:create_16 as jsonb), :create_17)
on conflict (tenant_id, client_id, source_type, source_id) do update
set facts = excluded.facts, settled_through = excluded.settled_through;
with entry as (insert into journal (id, client_id, record_type, record_id, type, actor, occurred_at, recorded_at, corrects)
values (cast('01910001-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid), cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid), :create_15, cast('01910000-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid), :create_18, :create_19, :create_9, :create_20, null) returning id) insert into journal_payload (entry_id, data, undo) select id, cast(:create_21 as jsonb), cast(:create_22 as jsonb) from entry;
COMMIT;
