-- A record of a given size, row for row what the service writes where promises are kept, given up, or open. Run as the owner of the schema, on an
-- empty one, with psql's variables:
--
--   clients      clients, a hundred to a tenant: t1, t2, …; each has three promises kept early and one given up: ten pieces of evidence
--   large        pieces of evidence about the one client of the tenant large, beside
--   instants     how many lines of Worth.java there are on the standard input: what evidence of each instant is worth
--
-- One client in ten has a promise that is overdue. Of the journal only that a client is there is written, to be sealed by the service: reading a
-- score, a page or what waits does not read it, and a delivery only appends to it.
\set ON_ERROR_STOP 1
begin;
-- The tables' policy holds for their owner too: it is lifted until the end.
create function pg_temp.bind(yes boolean) returns void language plpgsql as $$
declare
  name text;
begin
  foreach name in array '{client,client_identity,contact,trust_subject,trust_sum,ledger,open_fact,commitment,journal,journal_payload,journal_pending}'::text[] loop
    execute format('alter table %I %s row level security', name, case when yes then 'force' else 'no force' end);
  end loop;
end
$$;
do $$ begin perform pg_temp.bind(false); end $$;
-- An id as the service makes them: of an instant, and in the order of instants.
create function pg_temp.id(at timestamptz, of text) returns uuid language sql immutable return
  (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(of), 1, 3) || '8' || substr(md5(of), 4, 15))::uuid;

create temporary table worth (instant integer primary key, at timestamptz, rel numeric, can numeric, resp numeric, missed numeric, fast_rel numeric, fast_part numeric, fast_missed numeric);
\copy worth from pstdin
analyze worth;

create temporary table party as
  select 't' || 1 + (n - 1) / 100 as tenant_id, n, 'Client ' || n as name, first.at - interval '40 days' - n % 5000 * interval '1 minute' as since
    from generate_series(1, :clients) n, (select min(at) as at from worth) first
  union all select 'large', 0, 'Large', min(at) - interval '40 days' from worth;
alter table party add column id uuid;
update party set id = pg_temp.id(since, tenant_id || n);
create unique index on party (n);
analyze party;

insert into client (tenant_id, id, version, kind, stage, name, stage_since, created_at, updated_at) select tenant_id, id, 0, 'PERSON', 'PROSPECT', name, since, since, since from party;
insert into contact (tenant_id, client_id, cadence) select tenant_id, id, 2592000000000000 from party;
insert into trust_subject (tenant_id, client_id, subject) select tenant_id, id, subject from party cross join (values ('PROVIDER'), ('CLIENT')) s (subject);
insert into journal (tenant_id, id, client_id, record_type, record_id, type, actor, occurred_at, recorded_at)
  select tenant_id, pg_temp.id(since, 'journal' || n), id, 'CLIENT', id, 'client.created', 'bench', since, since from party;
insert into journal_payload (tenant_id, entry_id, data, undo) select tenant_id, pg_temp.id(since, 'journal' || n), json_build_object('name', name), '{}' from party;

-- What is settled: the instant each piece of evidence counts from, kept early or given up.
create temporary table settled as
  select p.tenant_id, p.id as client_id, p.n, k, k < 4 as kept, w.instant, w.at, pg_temp.id(w.at - case when k < 4 then interval '8 days' else interval '10 days' end, p.n || ' ' || k) as id
    from party p cross join generate_series(1, 4) k join worth w on w.instant = (p.n * 7919 + k * 37) % :instants where p.n > 0
  union all
  select p.tenant_id, p.id, 0, k, k % 4 > 0, w.instant, w.at, pg_temp.id(w.at - case when k % 4 > 0 then interval '8 days' else interval '10 days' end, '0 ' || k)
    from party p cross join generate_series(1, :large * 2 / 5) k join worth w on w.instant = k * (:instants - 1)::bigint / (:large * 2 / 5) where p.n = 0;
insert into commitment (tenant_id, id, version, client_id, status, promisor, title, kind, importance, promised_at, due_at, delivered_at, ended_at, reply_limit, outside_agreement, created_at, updated_at)
  select tenant_id, id, 1, client_id, case when kept then 'DELIVERED' else 'MISSED' end, 'PROVIDER', 'Report', 'DELIVERABLE', 'NORMAL',
         case when kept then at - interval '8 days' else at - interval '10 days' end, case when kept then at + interval '2 days' else at end, case when kept then at end,
         case when not kept then at + interval '1 day' end, '"PT24H"', true, case when kept then at - interval '8 days' else at - interval '10 days' end,
         case when kept then at else at + interval '1 day' end
  from settled order by at;
insert into ledger (tenant_id, id, client_id, subject, dimension, reason, source_type, source_id, r, s, effective_at, tally, r_sum, s_sum, fast_r_sum, fast_s_sum, recorded_at)
  select tenant_id, pg_temp.id(e.recorded_at, 'line' || n || ' ' || k || dimension), client_id, 'PROVIDER', dimension, reason, 'COMMITMENT', s.id, r, e.s, s.at, 1, r_sum, s_sum, fast_r, fast_s, e.recorded_at
  from settled s join worth w using (instant) cross join lateral (
    select 'RELIABILITY' as dimension, 'EARLY' as reason, .5 as r, 0 as s, w.rel as r_sum, 0 as s_sum, w.fast_rel as fast_r, 0 as fast_s, s.at as recorded_at where kept
    union all select 'CANDOR', 'EARLY', .125, 0, w.can, 0, w.fast_part, 0, s.at where kept
    union all select 'RESPONSIBILITY', 'EARLY', .125, 0, w.resp, 0, w.fast_part, 0, s.at where kept
    union all select 'RELIABILITY', 'MISSED', 0, 1, 0, w.missed, 0, w.fast_missed, s.at + interval '1 day' where not kept) e
  order by e.recorded_at;
insert into trust_sum (tenant_id, client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally)
  select tenant_id, client_id, subject, dimension, reason, sum(r_sum), sum(s_sum), sum(fast_r_sum), sum(fast_s_sum), sum(tally) from ledger group by tenant_id, client_id, subject, dimension, reason;
-- The first instant with evidence enough for a band.
update trust_subject t set established_at = found.at
  from (select tenant_id, client_id, min(effective_at) as at
        from (select tenant_id, client_id, effective_at,
                     sum(case when dimension = 'CANDOR' then 0 else r_sum + s_sum end) over sofar * 1e-12 * power(2::float8, -days / 180)
                     + sum(case when dimension = 'CANDOR' then r_sum else 0 end) over sofar * 1e-12 * power(2::float8, -days / 365) as mass
              from (select *, extract(epoch from effective_at - '2020-01-01T00:00:00Z'::timestamptz)::float8 / 86400 as days from ledger) lines
              window sofar as (partition by tenant_id, client_id order by effective_at)) masses
        where mass >= 3 group by tenant_id, client_id) found
  where t.tenant_id = found.tenant_id and t.client_id = found.client_id and t.subject = 'PROVIDER';

-- What is open.
create temporary table open as
  select tenant_id, id as client_id, pg_temp.id(at, 'open ' || n) as id, at as promised_at, at + interval '20 days' as due_at
  from party cross join (select max(at) - interval '30 days' as at from worth) last where n % 10 = 0;
insert into commitment (tenant_id, id, version, client_id, status, promisor, title, kind, importance, promised_at, due_at, reply_limit, outside_agreement, created_at, updated_at)
  select tenant_id, id, 0, client_id, 'PROMISED', 'PROVIDER', 'Report', 'DELIVERABLE', 'NORMAL', promised_at, due_at, '"PT24H"', true, promised_at, promised_at from open;
insert into open_fact (tenant_id, client_id, source_type, source_id, facts, settled_through)
  select tenant_id, client_id, 'COMMITMENT', id, json_build_object('dueAt', to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'grace', false, 'status', 'PROMISED', 'promisor', 'PROVIDER',
    'referred', false, 'importance', 'NORMAL', 'promisedAt', to_char(promised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'delayNotices', '[]'::json, 'renegotiations', 0,
    'skillGapConsented', false), promised_at from open;
do $$ begin perform pg_temp.bind(true); end $$;
commit;
-- The long account's segments, which come by and by where a service writes.
set troth.tenant = 'large';
do $$ begin perform troth_segment_ledger(client_id, subject, 1000000000) from trust_subject where tenant_id = 'large' and subject = 'PROVIDER'; end $$;
vacuum (analyze) ledger_segment, client, client_identity, contact, trust_subject, trust_sum, ledger, open_fact, commitment, journal, journal_payload, journal_pending;
