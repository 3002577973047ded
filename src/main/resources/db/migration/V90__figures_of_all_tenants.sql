-- What operations look at: how much waits in all, and for how long. Functions count for the service, which sees no row of any tenant for it;
-- only the owner, as whom they run, has a policy that shows rows of all tenants, and only under the tenant *, which no token can name.
-- Each looks at a hundred thousand rows of an index at the most: what is beyond that is an alarm, not a figure.

create policy worker on open_fact for select to current_user using (current_setting('troth.tenant', true) = '*');
-- Of more than that, what PostgreSQL estimates when it plans.
create function troth_open_facts() returns table (open bigint) language sql stable security definer set search_path = public, pg_temp as $$
  select case when counted < 100000 then counted
              else greatest(counted, (select reltuples::bigint from pg_class where oid = 'open_fact'::regclass)) end
  from (select count(*) as counted from (select from open_fact limit 100000) seen) c
$$;

create index webhook_delivery_dead on webhook_delivery (tenant_id) where state = 'DEAD';
-- Pending are those that will be tried, not those of webhooks that are paused; the lag is the age of the one that has been due for longest.
create function troth_deliveries_waiting() returns table (pending bigint, lag double precision, dead bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.pending, coalesce(greatest(extract(epoch from now() - w.oldest), 0), 0), d.dead
  from (select count(*) as pending, min(next_attempt_at) as oldest
        from (select next_attempt_at from webhook_delivery where state = 'PENDING' and next_attempt_at is not null limit 100000) seen) w,
       (select count(*) as dead from (select from webhook_delivery where state = 'DEAD' limit 100000) seen) d
$$;

-- Since when an entry waits for its seal. (Rows that are there count from now: they are sealed in a moment.)
alter table journal_pending add column queued_at timestamptz not null default now();
create function troth_entries_waiting() returns table (unsealed bigint, age double precision)
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*), coalesce(extract(epoch from now() - min(queued_at)), 0) from (select queued_at from journal_pending limit 100000) seen
$$;

-- What verifying found when it was last done, of each tenant: whether what is kept is what was written.
create table verification (
  tenant_id   text        not null default current_setting('troth.tenant'),
  what        text        not null check (what in ('JOURNAL', 'LEDGER')),
  sound       boolean     not null,
  verified_at timestamptz not null,
  primary key (tenant_id, what)
);
call troth_protect('verification', 'select, insert, update');
create policy worker on verification for select to current_user using (current_setting('troth.tenant', true) = '*');
create function troth_verifications() returns table (journal_broken bigint, journal_age double precision, ledger_broken bigint, ledger_age double precision)
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) filter (where what = 'JOURNAL' and not sound), extract(epoch from now() - min(verified_at) filter (where what = 'JOURNAL')),
         count(*) filter (where what = 'LEDGER' and not sound), extract(epoch from now() - min(verified_at) filter (where what = 'LEDGER'))
  from verification
$$;

-- Which migration the schema is at, for the service to know whether it is the one it was built for.
create function troth_schema_version() returns integer language sql stable security definer set search_path = public, pg_temp as $$
  select max(version::integer) from flyway_schema_history where success and version ~ '^[0-9]+$'
$$;

do $$
declare
  name text;
begin
  foreach name in array array['troth_open_facts()', 'troth_deliveries_waiting()', 'troth_entries_waiting()', 'troth_verifications()', 'troth_schema_version()']
  loop
    execute format('revoke execute on function %s from public', name);
    execute format('grant execute on function %s to troth_app', name);
  end loop;
end
$$;
