-- What the service sends for the load create: 16 statements, 1 transactions, 17 round trips. Written by bench/run.
-- create_1=SERVICE
-- create_2=PROVIDER
-- create_3=SKILL_GAP
-- create_4=f
-- create_5=[]
-- create_6=2026-11-29 17:30:28.884401+00
-- create_7=2030-01-11 09:00:00+00
-- create_8=NORMAL
-- create_9=DELIVERABLE
-- create_10=t
-- create_11=2025-06-01 09:00:00+00
-- create_12="PT24H"
-- create_13=PROMISED
-- create_14=Report
-- create_15=0
-- create_16=COMMITMENT
-- create_17=ABSENCE
-- create_18={"status":"PROMISED","promisor":"PROVIDER","importance":"NORMAL","promisedAt":"2025-06-01T09:00:00Z","dueAt":"2030-01-11T09:00:00Z","renegotiations":0,"referred":false,"grace":false,"delayNotices":[],"skillGapConsented":false}
-- create_19=2026-11-29 17:30:29.149154+00
-- create_20=somebody
-- create_21=2026-11-29 17:30:29.156798+00
-- create_22=commitment.promised
-- create_23={"dueAt": "2030-01-11T09:00:00Z", "title": "Report", "clientId": "01900000-0000-7000-8000-000000000201", "promisedAt": "2025-06-01T09:00:00Z"}
-- create_24={}
\set n :n + 1
\set fresh :run * 1000000000 + :n * 100 + :client_id
\set client :clients + (:n * 16 + :client_id) % :clients + 1
\startpipeline
BEGIN;
select merged_into is not null or erased_at is not null from trust_subject where client_id = cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) order by subject for update;
\endpipeline
select a1_0.id,a1_0.offered_at,a1_0.acceptance_of,a1_0.fees_undisclosed_since,a1_0.review,a1_0.expiry,a1_0.in_force_until,a1_0.checks,a1_0.client_id,a1_0.created_at,a1_0.end_reason,a1_0.ended_at,a1_0.erased_at,a1_0.expires_at,a1_0.fee_disclosures,a1_0.fees_disclosed,a1_0.kind,a1_0.retracted_at,a1_0.review_due,a1_0.reviews,a1_0.revision,a1_0.revisions,a1_0.status,case when a1_0.status = 'ACTIVE' and a1_0.expires_at <= now() then 'EXPIRED' else a1_0.status end,a1_0.title,a1_0.updated_at,a1_0.version from agreement a1_0 where a1_0.client_id=cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) and a1_0.kind=:create_1 and a1_0.retracted_at is null;
select c1_0.id,c1_0.business_hours,c1_0.channels,c1_0.created_at,c1_0.dates,c1_0.email,c1_0.erased_at,c1_0.external_ref,c1_0.kind,c1_0.merged_at,c1_0.merged_into,c1_0.name,c1_0.needs,c1_0.notes,c1_0.phone,c1_0.preferred_name,c1_0.profile,c1_0.rapport,c1_0.retracted_at,c1_0.stage,c1_0.stage_since,c1_0.started_at,c1_0.tags,c1_0.time_zone,c1_0.updated_at,c1_0.version from client c1_0 where c1_0.id=cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid);
select d1_0.id,d1_0.about_id,d1_0.about_type,d1_0.absent_from,d1_0.absent_to,d1_0.apologised,d1_0.aware_at,d1_0.channel,d1_0.client_id,d1_0.counterpart_knew_at,d1_0.created_at,d1_0.deception,d1_0.decision,d1_0.denied,d1_0.disclosed_at,d1_0.discloser,d1_0.erased_at,d1_0.kind,d1_0.open_items_findings,d1_0.open_items_reviewed_at,d1_0.remedy_plan,d1_0.retracted_at,d1_0.review_since,d1_0.severity,d1_0.statement,d1_0.updated_at,d1_0.verdict,d1_0.version from disclosure d1_0 where d1_0.client_id=cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) and d1_0.discloser=:create_2 and d1_0.kind=:create_3 and d1_0.disclosed_at is not null and d1_0.retracted_at is null;
select a1_0.id,a1_0.offered_at,a1_0.acceptance_of,a1_0.fees_undisclosed_since,a1_0.review,a1_0.expiry,a1_0.in_force_until,a1_0.checks,a1_0.client_id,a1_0.created_at,a1_0.end_reason,a1_0.ended_at,a1_0.erased_at,a1_0.expires_at,a1_0.fee_disclosures,a1_0.fees_disclosed,a1_0.kind,a1_0.retracted_at,a1_0.review_due,a1_0.reviews,a1_0.revision,a1_0.revisions,a1_0.status,case when a1_0.status = 'ACTIVE' and a1_0.expires_at <= now() then 'EXPIRED' else a1_0.status end,a1_0.title,a1_0.updated_at,a1_0.version from agreement a1_0 where a1_0.client_id=cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) and a1_0.kind=:create_1;
select merged_into is not null or erased_at is not null from trust_subject where client_id = cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) order by subject for update;
insert into commitment (accepted_at,actual_at,actual_seconds,agreement_id,approval_bypass,approval_required,approved_at,assumptions,client_id,created_at,custody,definition_of_done,delivered_at,delivered_on_assumptions,due_at,ended_at,estimated_seconds,evidence,extras,assumptions_unconfirmed,assumption_open_since,quality_gate_missing,overrun_since,gate,grace_at,importance,kind,outside_agreement,owner,promised_at,promisor,quality_gate,read_back,refused,renegotiations,reply_due_at,reply_limit,requested_at,retracted_at,skill,skill_falsification,status,target_at,title,told,updated_at,version,working_hours,id) values (null,null,null,null,null,:create_4,null,:create_5,cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid),:create_6,null,null,null,:create_5,:create_7,null,null,:create_5,:create_5,:create_4,null,:create_4,null,null,null,:create_8,:create_9,:create_10,null,:create_11,:create_2,null,null,null,:create_5,null,:create_12,null,null,null,null,:create_13,null,:create_14,:create_4,:create_6,:create_15,null,cast('01910000-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid));
select d1_0.id,d1_0.about_id,d1_0.about_type,d1_0.absent_from,d1_0.absent_to,d1_0.apologised,d1_0.aware_at,d1_0.channel,d1_0.client_id,d1_0.counterpart_knew_at,d1_0.created_at,d1_0.deception,d1_0.decision,d1_0.denied,d1_0.disclosed_at,d1_0.discloser,d1_0.erased_at,d1_0.kind,d1_0.open_items_findings,d1_0.open_items_reviewed_at,d1_0.remedy_plan,d1_0.retracted_at,d1_0.review_since,d1_0.severity,d1_0.statement,d1_0.updated_at,d1_0.verdict,d1_0.version from disclosure d1_0 where d1_0.about_type=:create_16 and d1_0.about_id=cast('01910000-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid) and d1_0.retracted_at is null;
select d1_0.id,d1_0.about_id,d1_0.about_type,d1_0.absent_from,d1_0.absent_to,d1_0.apologised,d1_0.aware_at,d1_0.channel,d1_0.client_id,d1_0.counterpart_knew_at,d1_0.created_at,d1_0.deception,d1_0.decision,d1_0.denied,d1_0.disclosed_at,d1_0.discloser,d1_0.erased_at,d1_0.kind,d1_0.open_items_findings,d1_0.open_items_reviewed_at,d1_0.remedy_plan,d1_0.retracted_at,d1_0.review_since,d1_0.severity,d1_0.statement,d1_0.updated_at,d1_0.verdict,d1_0.version from disclosure d1_0 where d1_0.client_id=cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) and d1_0.discloser=:create_2 and d1_0.kind=:create_17 and d1_0.disclosed_at is not null and d1_0.retracted_at is null;
select merged_into is not null or erased_at is not null from trust_subject where client_id = cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) order by subject for update;
select le1_0.id,le1_0.client_id,le1_0.dimension,le1_0.effective_at,le1_0.fast_r_sum,le1_0.fast_s_sum,le1_0.r,le1_0.r_sum,le1_0.reason,le1_0.recorded_at,le1_0.reverses,le1_0.s,le1_0.s_sum,le1_0.source_id,le1_0.source_type,le1_0.subject,le1_0.tally from ledger le1_0 where le1_0.source_type=:create_16 and le1_0.source_id=cast('01910000-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid) and le1_0.reverses is null and not exists(select 1 from ledger le2_0 where le2_0.reverses=le1_0.id);
insert into open_fact (client_id, source_type, source_id, facts, settled_through)
values (cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid), :create_16, cast('01910000-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid), cast(:create_18 as jsonb), :create_19)
on conflict (tenant_id, client_id, source_type, source_id) do update
set facts = excluded.facts, settled_through = excluded.settled_through;
select d1_0.id,d1_0.about_id,d1_0.about_type,d1_0.absent_from,d1_0.absent_to,d1_0.apologised,d1_0.aware_at,d1_0.channel,d1_0.client_id,d1_0.counterpart_knew_at,d1_0.created_at,d1_0.deception,d1_0.decision,d1_0.denied,d1_0.disclosed_at,d1_0.discloser,d1_0.erased_at,d1_0.kind,d1_0.open_items_findings,d1_0.open_items_reviewed_at,d1_0.remedy_plan,d1_0.retracted_at,d1_0.review_since,d1_0.severity,d1_0.statement,d1_0.updated_at,d1_0.verdict,d1_0.version from disclosure d1_0 where d1_0.about_type=:create_16 and d1_0.about_id=cast('01910000-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid) and d1_0.retracted_at is null;
select i1_0.id,i1_0.accountable,i1_0.acknowledged_at,i1_0.apologised_at,i1_0.cause_category,i1_0.cause_coverage,i1_0.cause_key,i1_0.caused_by,i1_0.client_id,i1_0.client_share,i1_0.closed_at,i1_0.commitment_id,i1_0.complaint,i1_0.created_at,i1_0.data_left_scope,i1_0.description,i1_0.detected_at,i1_0.detected_by,i1_0.erased_at,i1_0.fixed_at,i1_0.grace_from,i1_0.heard_at,i1_0.importance,i1_0.kind,i1_0.last_update_at,i1_0.lesson,i1_0.lesson_missing,i1_0.occurred_at,i1_0.ownership,i1_0.practice_id,i1_0.provider_share,i1_0.recurrence,i1_0.remedies,i1_0.remedy_due_at,i1_0.repeats,i1_0.restitution,i1_0.retracted_at,i1_0.severity,i1_0.status,i1_0.title,i1_0.unheard,i1_0.update_due_at,i1_0.update_every,i1_0.updated_at,i1_0.version,i1_0.waiver from incident i1_0 where i1_0.commitment_id=cast('01910000-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid) and i1_0.retracted_at is null;
insert into journal (actor,client_id,corrects,occurred_at,record_id,record_type,recorded_at,type,id) values (:create_20,cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid),null,:create_11,cast('01910000-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid),:create_16,:create_21,:create_22,cast('01910001-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid));
insert into journal_payload (data,undo,entry_id) values (:create_23,:create_24,cast('01910001-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid));
COMMIT;
