-- What the service sends for the load attention: 26 statements, 1 transactions, 31 round trips. Written by bench/run.
-- attention_1=2026-12-02 10:40:02.394023+00
-- attention_2=51
-- attention_3=COMMITMENT
-- attention_4=01900001-0000-7000-8000-000000000115
-- attention_5=01900001-0000-7000-8000-000000000215
-- attention_6=01900001-0000-7000-8000-000000000315
-- attention_7=01900001-0000-7000-8000-000000000415
-- attention_8=01900001-0000-7000-8000-000000000515
-- attention_9=01900001-0000-7000-8000-000000000615
-- attention_10=01900001-0000-7000-8000-000000000715
-- attention_11=01900001-0000-7000-8000-000000000815
-- attention_12=01900001-0000-7000-8000-000000000915
-- attention_13=01900001-0000-7000-8000-000000001015
-- attention_14=01900001-0000-7000-8000-000000001115
-- attention_15=01900001-0000-7000-8000-000000001215
-- attention_16=01900001-0000-7000-8000-000000001315
-- attention_17=01900001-0000-7000-8000-000000001415
-- attention_18=01900001-0000-7000-8000-000000001515
-- attention_19=01900001-0000-7000-8000-000000001615
-- attention_20=01900001-0000-7000-8000-000000001715
-- attention_21=01900001-0000-7000-8000-000000001815
-- attention_22=01900001-0000-7000-8000-000000001915
-- attention_23=01900001-0000-7000-8000-000000002015
-- attention_24=01900001-0000-7000-8000-000000002115
-- attention_25=01900001-0000-7000-8000-000000002215
-- attention_26=01900001-0000-7000-8000-000000002315
-- attention_27=01900001-0000-7000-8000-000000002415
-- attention_28=01900001-0000-7000-8000-000000002515
-- attention_29=01900001-0000-7000-8000-000000002615
-- attention_30=01900001-0000-7000-8000-000000002715
-- attention_31=01900001-0000-7000-8000-000000002815
-- attention_32=01900001-0000-7000-8000-000000002915
-- attention_33=01900001-0000-7000-8000-000000003015
-- attention_34=01900001-0000-7000-8000-000000003115
-- attention_35=01900001-0000-7000-8000-000000003215
-- attention_36=01900001-0000-7000-8000-000000003315
-- attention_37=01900001-0000-7000-8000-000000003415
-- attention_38=01900001-0000-7000-8000-000000003515
-- attention_39=01900001-0000-7000-8000-000000003615
-- attention_40=01900001-0000-7000-8000-000000003715
-- attention_41=01900001-0000-7000-8000-000000003815
-- attention_42=01900001-0000-7000-8000-000000003915
-- attention_43=01900001-0000-7000-8000-000000004015
-- attention_44=01900001-0000-7000-8000-000000004115
-- attention_45=01900001-0000-7000-8000-000000004215
-- attention_46=01900001-0000-7000-8000-000000004315
-- attention_47=01900001-0000-7000-8000-000000004415
-- attention_48=01900001-0000-7000-8000-000000004515
-- attention_49=01900001-0000-7000-8000-000000004615
-- attention_50=01900001-0000-7000-8000-000000004715
-- attention_51=01900001-0000-7000-8000-000000004815
-- attention_52=01900001-0000-7000-8000-000000004915
-- attention_53=01900001-0000-7000-8000-000000005015
-- attention_54=01900001-0000-7000-8000-000000005115
-- attention_55=OVER_CAPACITY
-- attention_56=MISTAKE
-- attention_57=DELAY
-- attention_58=ONBOARDING
-- attention_59=ACTIVE
-- attention_60=AT_RISK
-- attention_61=9223372036854775807
-- attention_62=PROVIDER
-- attention_63=2026-12-04 10:40:02.394023+00
-- attention_64=2026-12-16 10:40:02.394023+00
-- attention_65=2026-11-02 10:40:02.394023+00
-- attention_66=2026-12-01
-- attention_67=2026-12-02
-- attention_68=2026-12-03
-- attention_69=2026-12-04
-- attention_70=2026-12-05
-- attention_71=2026-12-06
-- attention_72=2026-12-07
-- attention_73=2026-12-08
-- attention_74=2026-12-09
-- attention_75=2026-12-10
-- attention_76=M1
-- attention_77=M10
-- attention_78=M2
-- attention_79=M3
-- attention_80=M4
-- attention_81=M5
-- attention_82=M6
-- attention_83=M7
-- attention_84=M8
-- attention_85=M9
-- attention_86=Q0-1
-- attention_87=Q0-10
-- attention_88=Q0-2
-- attention_89=Q0-3
-- attention_90=Q0-4
-- attention_91=Q0-5
-- attention_92=Q0-6
-- attention_93=Q0-7
-- attention_94=Q0-8
-- attention_95=Q0-9
-- attention_96=W1
-- attention_97=W2
-- attention_98=W3
-- attention_99=W4
-- attention_100=W5
-- attention_101=W6
-- attention_102=W7
-- attention_103=Y12-1
-- attention_104=Y12-10
-- attention_105=Y12-2
-- attention_106=Y12-3
-- attention_107=Y12-4
-- attention_108=Y12-5
-- attention_109=Y12-6
-- attention_110=Y12-7
-- attention_111=Y12-8
-- attention_112=Y12-9
select c1_0.id,c1_0.accepted_at,c1_0.actual_at,c1_0.actual_seconds,c1_0.agreement_id,c1_0.approval_bypass,c1_0.approval_required,c1_0.approved_at,c1_0.assumptions,c1_0.client_id,c1_0.created_at,c1_0.custody,c1_0.definition_of_done,c1_0.delivered_at,c1_0.delivered_on_assumptions,c1_0.due_at,c1_0.ended_at,c1_0.erased_at,c1_0.estimated_seconds,c1_0.evidence,c1_0.extras,c1_0.assumptions_unconfirmed,c1_0.assumption_open_since,c1_0.quality_gate_missing,c1_0.overrun_since,c1_0.gate,c1_0.grace_at,c1_0.importance,c1_0.kind,c1_0.outside_agreement,c1_0.owner,c1_0.promised_at,c1_0.promisor,c1_0.quality_gate,c1_0.read_back,c1_0.refused,c1_0.renegotiations,c1_0.reply_due_at,c1_0.reply_limit,c1_0.requested_at,c1_0.retracted_at,c1_0.skill,c1_0.skill_falsification,c1_0.status,c1_0.target_at,c1_0.title,c1_0.told,c1_0.updated_at,c1_0.version,c1_0.working_hours from commitment c1_0 where (c1_0.status='PROMISED' or c1_0.status='REJECTED' and c1_0.ended_at<=c1_0.due_at) and c1_0.retracted_at is null and c1_0.due_at<:attention_1 and c1_0.erased_at is null order by c1_0.due_at,c1_0.id fetch first :attention_2 rows only;
select count(*) from (select c1_0.id from commitment c1_0 where (c1_0.status='PROMISED' or c1_0.status='REJECTED' and c1_0.ended_at<=c1_0.due_at) and c1_0.retracted_at is null and c1_0.due_at<:attention_1 and c1_0.erased_at is null order by c1_0.due_at fetch first 10001 rows only) counted1_0(id);
select d1_0.id,d1_0.about_id,d1_0.about_type,d1_0.absent_from,d1_0.absent_to,d1_0.apologised,d1_0.aware_at,d1_0.channel,d1_0.client_id,d1_0.counterpart_knew_at,d1_0.created_at,d1_0.deception,d1_0.decision,d1_0.denied,d1_0.disclosed_at,d1_0.discloser,d1_0.erased_at,d1_0.kind,d1_0.open_items_findings,d1_0.open_items_reviewed_at,d1_0.remedy_plan,d1_0.retracted_at,d1_0.review_since,d1_0.severity,d1_0.statement,d1_0.updated_at,d1_0.verdict,d1_0.version from disclosure d1_0 where d1_0.about_type=:attention_3 and d1_0.about_id in (:attention_4,:attention_5,:attention_6,:attention_7,:attention_8,:attention_9,:attention_10,:attention_11,:attention_12,:attention_13,:attention_14,:attention_15,:attention_16,:attention_17,:attention_18,:attention_19,:attention_20,:attention_21,:attention_22,:attention_23,:attention_24,:attention_25,:attention_26,:attention_27,:attention_28,:attention_29,:attention_30,:attention_31,:attention_32,:attention_33,:attention_34,:attention_35,:attention_36,:attention_37,:attention_38,:attention_39,:attention_40,:attention_41,:attention_42,:attention_43,:attention_44,:attention_45,:attention_46,:attention_47,:attention_48,:attention_49,:attention_50,:attention_51,:attention_52,:attention_53,:attention_54,:attention_54,:attention_54,:attention_54,:attention_54,:attention_54,:attention_54,:attention_54,:attention_54,:attention_54,:attention_54,:attention_54,:attention_54,:attention_54) and d1_0.kind in (:attention_55,:attention_56,:attention_57,:attention_57) and d1_0.disclosed_at is not null and d1_0.retracted_at is null;
select count(*) from (select c1_0.id from communication c1_0 where c1_0.unanswered and c1_0.reply_due_at<:attention_1 and c1_0.erased_at is null order by c1_0.reply_due_at fetch first 10001 rows only) counted1_0(id);
select count(*) from (select c1_0.id from commitment c1_0 where c1_0.status='REQUESTED' and c1_0.retracted_at is null and c1_0.reply_due_at<:attention_1 and c1_0.erased_at is null order by c1_0.reply_due_at fetch first 10001 rows only) counted1_0(id);
select count(*) from (select i1_0.id from incident i1_0 where i1_0.status<>'CLOSED' and i1_0.retracted_at is null and i1_0.update_due_at<:attention_1 and i1_0.erased_at is null order by i1_0.update_due_at fetch first 10001 rows only) counted1_0(id);
select count(*) from (select i1_0.id from incident i1_0 where i1_0.unheard and i1_0.detected_at<=:attention_1 and i1_0.erased_at is null order by i1_0.detected_at fetch first 10001 rows only) counted1_0(id);
select count(*) from (select a1_0.id from agreement a1_0 where a1_0.fees_undisclosed_since<=:attention_1 and (a1_0.status='OFFERED' or a1_0.expires_at is null or a1_0.expires_at>:attention_1) and a1_0.erased_at is null order by a1_0.fees_undisclosed_since fetch first 10001 rows only) counted1_0(id);
select count(*) from (select c1_0.id from commitment c1_0 where c1_0.overrun_since is not null and c1_0.told=false and c1_0.retracted_at is null and c1_0.overrun_since<=:attention_1 and c1_0.erased_at is null order by c1_0.overrun_since fetch first 10001 rows only) counted1_0(id);
select count(*) from (select ag1_0.id from access_grant ag1_0 where ag1_0.revocation_due_at is not null and ag1_0.retracted_at is null and ag1_0.revocation_due_at<:attention_1 and ag1_0.erased_at is null order by ag1_0.revocation_due_at fetch first 10001 rows only) counted1_0(id);
select c1_0.id,c1_0.stage,c1_0.stage_since from client c1_0 where c1_0.merged_into is null and c1_0.erased_at is null and c1_0.stage in (:attention_58,:attention_59,:attention_60,:attention_60);
select i1_0.client_id,min(i1_0.detected_at) from incident i1_0 where i1_0.unheard group by i1_0.client_id;
select c1_0.client_id,c1_0.silent_from from contact c1_0 where c1_0.silent_from<:attention_1;
\startpipeline
BEGIN;
select account.established_at, policy_version, policy_weights, policy_off, policy_bands, part.*, account.client_id as account_id from trust_subject account
left join lateral (
  select version as policy_version, cast(weights as text) as policy_weights, cast(off as text) as policy_off,
         cast(bands as text) as policy_bands
  from trust_policy where version <= :attention_61 order by version desc limit 1
) chosen on true
left join (
select client_id, dimension, reason, r, s, fast_r, fast_s, tally,
       null as source_type, cast(null as uuid) as source_id, null as facts, cast(null as timestamptz) as settled_through
from trust_sum where subject = :attention_62
union all
select client_id, dimension, reason, -sum(r_sum), -sum(s_sum), -sum(fast_r_sum), -sum(fast_s_sum),
       -sum(case when reverses is null then tally else -tally end), null, null, null, null
from ledger where effective_at > :attention_1 and subject = :attention_62 group by client_id, dimension, reason
union all
select client_id, null, null, null, null, null, null, null, source_type, source_id, cast(facts as text), settled_through
from open_fact where true
) part on part.client_id = account.client_id where account.subject = :attention_62 and account.merged_into is null order by account.client_id;
\endpipeline
COMMIT;
select count(*) from (select c1_0.id from commitment c1_0 where (c1_0.status='PROMISED' or c1_0.status='REJECTED' and c1_0.ended_at<=c1_0.due_at) and c1_0.retracted_at is null and c1_0.due_at>=:attention_1 and c1_0.erased_at is null and c1_0.due_at<:attention_63 order by c1_0.due_at fetch first 10001 rows only) counted1_0(id);
select count(*) from (select i1_0.id from incident i1_0 where i1_0.status<>'CLOSED' and i1_0.retracted_at is null and i1_0.remedy_due_at<:attention_1 and i1_0.erased_at is null order by i1_0.remedy_due_at fetch first 10001 rows only) counted1_0(id);
select count(*) from (select c1_0.client_id from contact c1_0 where c1_0.silent_from<:attention_1 and not exists(select 1 from client c2_0 where c2_0.id=c1_0.client_id and c2_0.erased_at is not null) order by c1_0.silent_from fetch first 10001 rows only) counted1_0(id);
select count(*) from (select i1_0.id from incident i1_0 where i1_0.lesson_missing and i1_0.fixed_at<=:attention_1 and i1_0.erased_at is null order by i1_0.fixed_at fetch first 10001 rows only) counted1_0(id);
select count(*) from (select d1_0.id from disclosure d1_0 where d1_0.review_since is not null and d1_0.open_items_reviewed_at is null and d1_0.retracted_at is null and d1_0.review_since<=:attention_1 and d1_0.erased_at is null order by d1_0.review_since fetch first 10001 rows only) counted1_0(id);
select count(*) from (select a1_0.id from agreement a1_0 where a1_0.review<=:attention_1 and (a1_0.in_force_until is null or a1_0.in_force_until>:attention_1) and a1_0.erased_at is null order by a1_0.review fetch first 10001 rows only) counted1_0(id);
select count(*) from (select a1_0.id from agreement a1_0 where a1_0.offered_at<=:attention_1 and a1_0.erased_at is null order by a1_0.offered_at fetch first 10001 rows only) counted1_0(id);
select count(*) from (select a1_0.id from agreement a1_0 where a1_0.expiry<=:attention_64 and a1_0.expiry>:attention_65 and a1_0.erased_at is null order by a1_0.expiry fetch first 10001 rows only) counted1_0(id);
select count(*) from (select ci1_0.id from checklist_item ci1_0 where ci1_0.status='OPEN' and ci1_0.retracted_at is null and ci1_0.client_gone=false and ci1_0.created_at<=:attention_1 and ci1_0.erased_at is null order by ci1_0.created_at fetch first 10001 rows only) counted1_0(id);
select count(*) from (select c1_0.id from commitment c1_0 where c1_0.assumption_open_since is not null and c1_0.retracted_at is null and c1_0.assumption_open_since<=:attention_1 and c1_0.erased_at is null order by c1_0.assumption_open_since fetch first 10001 rows only) counted1_0(id);
select count(*) from (select p1_0.id from practice p1_0 where p1_0.acknowledged_at is null and p1_0.retired_at is null and p1_0.retracted_at is null and p1_0.revised_at<=:attention_1 and p1_0.erased_at is null order by p1_0.revised_at fetch first 10001 rows only) counted1_0(id);
select distinct d.client_id from client_day d join client c on c.id = d.client_id where d.day_key in (:attention_66,:attention_67,:attention_68,:attention_69,:attention_70,:attention_71,:attention_72,:attention_73,:attention_74,:attention_75,:attention_76,:attention_77,:attention_78,:attention_79,:attention_80,:attention_81,:attention_82,:attention_83,:attention_84,:attention_85,:attention_86,:attention_87,:attention_88,:attention_89,:attention_90,:attention_91,:attention_92,:attention_93,:attention_94,:attention_95,:attention_96,:attention_97,:attention_98,:attention_99,:attention_100,:attention_101,:attention_102,:attention_103,:attention_104,:attention_105,:attention_106,:attention_107,:attention_108,:attention_109,:attention_110,:attention_111,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112,:attention_112) and c.stage <> 'ENDED' and c.merged_into is null order by d.client_id limit 10001;
