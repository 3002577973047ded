-- What the service sends for the load score: 1 statements, 0 transactions, 1 round trips. Written by bench/run.
-- score_1=9223372036854775807
-- score_2=2026-12-02 10:39:57.574902+00
-- score_3=PROVIDER
\set client random(1, :clients)
select account.established_at, policy_version, policy_weights, policy_off, policy_bands, part.* from trust_subject account
left join lateral (
  select version as policy_version, cast(weights as text) as policy_weights, cast(off as text) as policy_off,
         cast(bands as text) as policy_bands
  from trust_policy where version <= :score_1 order by version desc limit 1
) chosen on true
left join lateral (
select client_id, dimension, reason, r, s, fast_r, fast_s, tally,
       null as source_type, cast(null as uuid) as source_id, null as facts, cast(null as timestamptz) as settled_through
from trust_sum where client_id = account.client_id and subject = account.subject
union all
select client_id, dimension, reason, -sum(r_sum), -sum(s_sum), -sum(fast_r_sum), -sum(fast_s_sum),
       -sum(case when reverses is null then tally else -tally end), null, null, null, null
from (select * from ledger where client_id = account.client_id and subject = account.subject and effective_at > (select cast(:score_2 as timestamptz))
      order by effective_at, id offset 0) ahead group by client_id, dimension, reason
union all
select client_id, null, null, null, null, null, null, null, source_type, source_id, cast(facts as text), settled_through
from open_fact where client_id = account.client_id
) part on true where account.client_id = cast('01900000-0000-7000-8000-' || lpad(:client, 12, '0') as uuid) and account.subject = :score_3;
