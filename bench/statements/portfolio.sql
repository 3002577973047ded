-- What the service sends for the load portfolio: 2 statements, 1 transactions, 7 round trips. Written by bench/run.
-- portfolio_1=9223372036854775807
-- portfolio_2=PROVIDER
-- portfolio_3=2026-12-02 10:40:00.613669+00
-- portfolio_4=01a23656-b632-7a07-ade4-9d49b280209f
-- portfolio_5=01900000-0000-7000-8000-000000000400
-- portfolio_6=01900000-0000-7000-8000-000000000399
-- portfolio_7=01900000-0000-7000-8000-000000000398
-- portfolio_8=01900000-0000-7000-8000-000000000397
-- portfolio_9=01900000-0000-7000-8000-000000000396
-- portfolio_10=01900000-0000-7000-8000-000000000395
-- portfolio_11=01900000-0000-7000-8000-000000000394
-- portfolio_12=01900000-0000-7000-8000-000000000393
-- portfolio_13=01900000-0000-7000-8000-000000000392
-- portfolio_14=01900000-0000-7000-8000-000000000391
-- portfolio_15=01900000-0000-7000-8000-000000000390
-- portfolio_16=01900000-0000-7000-8000-000000000389
-- portfolio_17=01900000-0000-7000-8000-000000000388
-- portfolio_18=01900000-0000-7000-8000-000000000387
-- portfolio_19=01900000-0000-7000-8000-000000000386
-- portfolio_20=01900000-0000-7000-8000-000000000385
-- portfolio_21=01900000-0000-7000-8000-000000000384
-- portfolio_22=01900000-0000-7000-8000-000000000383
-- portfolio_23=01900000-0000-7000-8000-000000000382
-- portfolio_24=01900000-0000-7000-8000-000000000381
-- portfolio_25=01900000-0000-7000-8000-000000000380
-- portfolio_26=01900000-0000-7000-8000-000000000379
-- portfolio_27=01900000-0000-7000-8000-000000000378
-- portfolio_28=01900000-0000-7000-8000-000000000377
-- portfolio_29=01900000-0000-7000-8000-000000000376
-- portfolio_30=01900000-0000-7000-8000-000000000375
-- portfolio_31=01900000-0000-7000-8000-000000000374
-- portfolio_32=01900000-0000-7000-8000-000000000373
-- portfolio_33=01900000-0000-7000-8000-000000000372
-- portfolio_34=01900000-0000-7000-8000-000000000371
-- portfolio_35=01900000-0000-7000-8000-000000000370
-- portfolio_36=01900000-0000-7000-8000-000000000369
-- portfolio_37=01900000-0000-7000-8000-000000000368
-- portfolio_38=01900000-0000-7000-8000-000000000367
-- portfolio_39=01900000-0000-7000-8000-000000000366
-- portfolio_40=01900000-0000-7000-8000-000000000365
-- portfolio_41=01900000-0000-7000-8000-000000000364
-- portfolio_42=01900000-0000-7000-8000-000000000363
-- portfolio_43=01900000-0000-7000-8000-000000000362
-- portfolio_44=01900000-0000-7000-8000-000000000361
-- portfolio_45=01900000-0000-7000-8000-000000000360
-- portfolio_46=01900000-0000-7000-8000-000000000359
-- portfolio_47=01900000-0000-7000-8000-000000000358
-- portfolio_48=01900000-0000-7000-8000-000000000357
-- portfolio_49=01900000-0000-7000-8000-000000000356
-- portfolio_50=01900000-0000-7000-8000-000000000355
-- portfolio_51=01900000-0000-7000-8000-000000000354
-- portfolio_52=01900000-0000-7000-8000-000000000353
-- portfolio_53=01900000-0000-7000-8000-000000000352
\startpipeline
BEGIN;
select account.established_at, policy_version, policy_weights, policy_off, policy_bands, part.*, account.client_id as account_id from trust_subject account
left join lateral (
  select version as policy_version, cast(weights as text) as policy_weights, cast(off as text) as policy_off,
         cast(bands as text) as policy_bands
  from trust_policy where version <= :portfolio_1 order by version desc limit 1
) chosen on true
left join (
select client_id, dimension, reason, r, s, fast_r, fast_s, tally,
       null as source_type, cast(null as uuid) as source_id, null as facts, cast(null as timestamptz) as settled_through
from trust_sum where subject = :portfolio_2
union all
select client_id, dimension, reason, -sum(r_sum), -sum(s_sum), -sum(fast_r_sum), -sum(fast_s_sum),
       -sum(case when reverses is null then tally else -tally end), null, null, null, null
from ledger where effective_at > :portfolio_3 and subject = :portfolio_2 group by client_id, dimension, reason
union all
select client_id, null, null, null, null, null, null, null, source_type, source_id, cast(facts as text), settled_through
from open_fact where true
) part on part.client_id = account.client_id where account.subject = :portfolio_2 and account.merged_into is null order by account.client_id;
\endpipeline
COMMIT;
select c1_0.id,c1_0.name from client c1_0 where c1_0.id in (:portfolio_4,:portfolio_5,:portfolio_6,:portfolio_7,:portfolio_8,:portfolio_9,:portfolio_10,:portfolio_11,:portfolio_12,:portfolio_13,:portfolio_14,:portfolio_15,:portfolio_16,:portfolio_17,:portfolio_18,:portfolio_19,:portfolio_20,:portfolio_21,:portfolio_22,:portfolio_23,:portfolio_24,:portfolio_25,:portfolio_26,:portfolio_27,:portfolio_28,:portfolio_29,:portfolio_30,:portfolio_31,:portfolio_32,:portfolio_33,:portfolio_34,:portfolio_35,:portfolio_36,:portfolio_37,:portfolio_38,:portfolio_39,:portfolio_40,:portfolio_41,:portfolio_42,:portfolio_43,:portfolio_44,:portfolio_45,:portfolio_46,:portfolio_47,:portfolio_48,:portfolio_49,:portfolio_50,:portfolio_51,:portfolio_52,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53,:portfolio_53);
