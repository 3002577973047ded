-- How a score stood at an instant of the past, and its history, without reading all of a long ledger: the lines of an account are added up in
-- segments of some hundred lines each, in the order they count from. A segment ends with an instant and begins after the one before; lines after the
-- last segment are in none. Accounts with few lines have no segments. Whatever is written into the ledger, by whichever release, is added here by a
-- trigger, so that segments equal their lines at every moment.

create table ledger_segment (
  tenant_id text        not null default current_setting('troth.tenant'),
  client_id uuid        not null,
  subject   text        not null,
  ends_at   timestamptz not null,
  dimension text        not null,
  reason    text        not null,
  r         numeric     not null,
  s         numeric     not null,
  fast_r    numeric     not null,
  fast_s    numeric     not null,
  tally     bigint      not null,
  lines     bigint      not null,
  primary key (tenant_id, client_id, subject, ends_at, dimension, reason),
  constraint fk_ledger_segment__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
call troth_protect('ledger_segment', 'select');

-- Makes the segments that an account lacks, so many at the most: of its newest lines some hundred stay outside, since new lines mostly come there; and
-- parts a segment that late lines have filled. Whoever calls it holds the account.
create function troth_segment_ledger(client uuid, whose text, most bigint) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wide constant bigint := 500;
  full_at timestamptz;
  begins_after timestamptz;
begin
  for full_at, begins_after in
    select held.ends_at, held.begins_after
    from (select g.ends_at, sum(g.lines) as lines, lag(g.ends_at, 1, '-infinity') over (order by g.ends_at) as begins_after
          from ledger_segment g where g.tenant_id = current_setting('troth.tenant') and g.client_id = client and g.subject = whose group by g.ends_at) held
    -- Lines of one instant cannot be parted.
    where held.lines > 4 * wide and exists (select from ledger l where l.tenant_id = current_setting('troth.tenant') and l.client_id = client and l.subject = whose
      and l.effective_at > held.begins_after and l.effective_at < held.ends_at)
    union all
    select null, coalesce(max(g.ends_at), '-infinity') from ledger_segment g where g.tenant_id = current_setting('troth.tenant') and g.client_id = client and g.subject = whose
  loop
    delete from ledger_segment g where g.tenant_id = current_setting('troth.tenant') and g.client_id = client and g.subject = whose and g.ends_at = full_at;
    insert into ledger_segment (client_id, subject, ends_at, dimension, reason, r, s, fast_r, fast_s, tally, lines)
      select client, whose, ends_at, dimension, reason, r, s, fast_r, fast_s, tally, lines
      from (select part, max(max(effective_at)) over (partition by part) as ends_at, max(part) over () as last_part, dimension, reason, sum(r_sum) as r, sum(s_sum) as s,
                   sum(fast_r_sum) as fast_r, sum(fast_s_sum) as fast_s, sum(case when reverses is null then tally else -tally end) as tally, count(*) as lines
            -- Lines of one instant have the same rank, and so are of one part.
            from (select newest.*, (rank() over (order by effective_at) - 1) / wide as part
                  from (select effective_at, dimension, reason, r_sum, s_sum, fast_r_sum, fast_s_sum, tally, reverses from ledger l
                        where l.tenant_id = current_setting('troth.tenant') and l.client_id = client and l.subject = whose
                          and l.effective_at > begins_after and l.effective_at <= coalesce(full_at, 'infinity')
                        order by effective_at limit case when full_at is null then (most + 2) * wide end) newest) ranked
            group by part, dimension, reason) added
      where full_at is not null or part < last_part - 1;
  end loop;
end
$$;
revoke execute on function troth_segment_ledger from public;

-- New lines go into the segments they belong to. Whether segments are lacking is looked at by lot, with one line in 256, and never for long.
create function troth_keep_segments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  account record;
begin
  insert into ledger_segment as held (tenant_id, client_id, subject, ends_at, dimension, reason, r, s, fast_r, fast_s, tally, lines)
    select a.tenant_id, a.client_id, a.subject, segment.ends_at, a.dimension, a.reason, sum(a.r_sum), sum(a.s_sum), sum(a.fast_r_sum), sum(a.fast_s_sum),
           sum(case when a.reverses is null then a.tally else -a.tally end), count(*)
    from added a cross join lateral (select g.ends_at from ledger_segment g where g.tenant_id = a.tenant_id and g.client_id = a.client_id and g.subject = a.subject
      and g.ends_at >= a.effective_at order by g.ends_at limit 1) segment
    group by a.tenant_id, a.client_id, a.subject, segment.ends_at, a.dimension, a.reason
  on conflict (tenant_id, client_id, subject, ends_at, dimension, reason) do update
    set r = held.r + excluded.r, s = held.s + excluded.s, fast_r = held.fast_r + excluded.fast_r, fast_s = held.fast_s + excluded.fast_s,
        tally = held.tally + excluded.tally, lines = held.lines + excluded.lines;
  for account in select client_id, subject from added where get_byte(uuid_send(id), 15) = 0 and tenant_id = current_setting('troth.tenant', true) group by 1, 2 loop
    perform troth_segment_ledger(account.client_id, account.subject, 16);
  end loop;
  return null;
end
$$;
create trigger keep_segments after insert on ledger referencing new table as added for each statement execute function troth_keep_segments();

-- Adds the ledger of the current tenant up anew, in the database: the running sums and the segments of so many clients at a time, each lot of them in a
-- transaction of its own, so that nobody waits for long; what is right already is not written. It says where it is: called with the last client
-- named, it goes on there. For the owner of the schema, with troth.tenant set.
create function troth_rebuild_clients(clients uuid[], out lines bigint, out mended bigint) language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  account record;
begin
  perform from trust_subject where tenant_id = current_setting('troth.tenant') and client_id = any (clients) order by client_id, subject for update;
  delete from ledger_segment where tenant_id = current_setting('troth.tenant') and client_id = any (clients);
  for account in select client_id, subject from trust_subject t where tenant_id = current_setting('troth.tenant') and client_id = any (clients)
    and exists (select from ledger l where l.tenant_id = t.tenant_id and l.client_id = t.client_id and l.subject = t.subject order by effective_at offset 999 limit 1)
  loop
    perform troth_segment_ledger(account.client_id, account.subject, 1000000000);
  end loop;
  -- What is in segments was added up a moment ago.
  with added as materialized (
    select client_id, subject, dimension, reason, sum(part.r) as r, sum(part.s) as s, sum(part.fast_r) as fast_r, sum(part.fast_s) as fast_s, sum(part.tally) as tally, sum(part.lines) as lines
    from trust_subject t
      cross join lateral (select coalesce(max(ends_at), '-infinity') as newest from ledger_segment g where g.tenant_id = t.tenant_id and g.client_id = t.client_id and g.subject = t.subject) segments
      cross join lateral (
        select dimension, reason, r, s, fast_r, fast_s, tally, lines from ledger_segment g where g.tenant_id = t.tenant_id and g.client_id = t.client_id and g.subject = t.subject
        union all
        select dimension, reason, r_sum, s_sum, fast_r_sum, fast_s_sum, case when reverses is null then tally else -tally end, 1 from ledger l
        where l.tenant_id = t.tenant_id and l.client_id = t.client_id and l.subject = t.subject and effective_at > segments.newest
        offset 0) part
    where tenant_id = current_setting('troth.tenant') and client_id = any (clients)
    group by client_id, subject, dimension, reason
  ), meant as (
    select client_id, subject, dimension, reason, coalesce(a.r, 0) as r, coalesce(a.s, 0) as s, coalesce(a.fast_r, 0) as fast_r, coalesce(a.fast_s, 0) as fast_s, coalesce(a.tally, 0) as tally
    from added a full join (select * from trust_sum where tenant_id = current_setting('troth.tenant') and client_id = any (clients)) held using (client_id, subject, dimension, reason)
    where (coalesce(a.r, 0), coalesce(a.s, 0), coalesce(a.fast_r, 0), coalesce(a.fast_s, 0), coalesce(a.tally, 0)) is distinct from (held.r, held.s, held.fast_r, held.fast_s, held.tally)
  ), written as (
    insert into trust_sum (client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally) select * from meant
    on conflict (tenant_id, client_id, subject, dimension, reason) do update set r = excluded.r, s = excluded.s, fast_r = excluded.fast_r, fast_s = excluded.fast_s, tally = excluded.tally
    returning 1
  )
  select (select coalesce(sum(a.lines), 0) from added a), (select count(*) from written) into lines, mended;
end
$$;
revoke execute on function troth_rebuild_clients from public;
create procedure troth_rebuild_ledger(after uuid default null, at_once integer default 1000) language plpgsql as $$
declare
  clients uuid[];
  lot record;
  lines bigint := 0;
  mended bigint := 0;
begin
  loop
    clients := array(select client_id from trust_subject where tenant_id = current_setting('troth.tenant') and (after is null or client_id > after)
      group by client_id order by client_id limit at_once);
    exit when cardinality(clients) = 0;
    select * into lot from troth_rebuild_clients(clients);
    after := clients[cardinality(clients)];
    lines := lines + lot.lines;
    mended := mended + lot.mended;
    commit;
    raise notice 'as far as client %: % lines, % sums mended', after, lines, mended;
  end loop;
end
$$;
revoke execute on procedure troth_rebuild_ledger from public;
