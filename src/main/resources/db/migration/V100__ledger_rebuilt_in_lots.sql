-- The ledger of a tenant with many clients is added up anew without reading whole tables for each account. A lot was a list of clients, for which the
-- segments were read whole once for each account, and the accounts of the tenant once for each lot. Now it is a range of clients, whose lines are read
-- in one go; a client with a long account is a lot of its own, and of its lines only those that are in no segment are read twice.
drop procedure troth_rebuild_ledger;
drop function troth_rebuild_clients;

-- What the lines of the clients from one to another add up to: of several, none of whom has segments, or of one, whose segments are made.
create function troth_added_up(beginning uuid, through uuid)
returns table (client_id uuid, subject text, dimension text, reason text, r numeric, s numeric, fast_r numeric, fast_s numeric, tally bigint, lines bigint)
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if beginning = through then
    return query select client_id, subject, dimension, reason, sum(part.r), sum(part.s), sum(part.fast_r), sum(part.fast_s), sum(part.tally)::bigint, sum(part.lines)::bigint
      from trust_subject t
        cross join lateral (select coalesce(max(ends_at), '-infinity') as newest from ledger_segment g where g.tenant_id = t.tenant_id and g.client_id = t.client_id and g.subject = t.subject) segments
        cross join lateral (
          select dimension, reason, r, s, fast_r, fast_s, tally, lines from ledger_segment g where g.tenant_id = t.tenant_id and g.client_id = t.client_id and g.subject = t.subject
          union all
          select dimension, reason, r_sum, s_sum, fast_r_sum, fast_s_sum, case when reverses is null then tally else -tally end, 1 from ledger l
          where l.tenant_id = t.tenant_id and l.client_id = t.client_id and l.subject = t.subject and effective_at > segments.newest
          offset 0) part
      where tenant_id = current_setting('troth.tenant') and client_id = through
      group by client_id, subject, dimension, reason;
  else
    return query select client_id, subject, dimension, reason, sum(r_sum), sum(s_sum), sum(fast_r_sum), sum(fast_s_sum), sum(case when reverses is null then tally else -tally end)::bigint, count(*)
      from ledger where tenant_id = current_setting('troth.tenant') and client_id between beginning and through
      group by client_id, subject, dimension, reason;
  end if;
end
$$;
revoke execute on function troth_added_up from public;

-- The running sums and the segments of the clients from one to another: of one alone where it has an account long enough for segments.
create function troth_rebuild_clients(beginning uuid, through uuid, out lines bigint, out mended bigint) language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  perform from trust_subject where tenant_id = current_setting('troth.tenant') and client_id between beginning and through order by client_id, subject for update;
  delete from ledger_segment where tenant_id = current_setting('troth.tenant') and client_id between beginning and through;
  if beginning = through then
    perform troth_segment_ledger(client_id, subject, 1000000000) from trust_subject where tenant_id = current_setting('troth.tenant') and client_id = through;
  end if;
  with added as materialized (
    select * from troth_added_up(beginning, through)
  ), meant as (
    select client_id, subject, dimension, reason, coalesce(a.r, 0) as r, coalesce(a.s, 0) as s, coalesce(a.fast_r, 0) as fast_r, coalesce(a.fast_s, 0) as fast_s, coalesce(a.tally, 0) as tally
    from added a full join (select * from trust_sum where tenant_id = current_setting('troth.tenant') and client_id between beginning and through) held using (client_id, subject, dimension, reason)
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

-- Adds the ledger of the current tenant up anew, in the database, so many clients at a time, each lot of them in a transaction of its own, so that
-- nobody waits for long; what is right already is not written. It says where it is: called with the last client named, it goes on there. For the
-- owner of the schema, with troth.tenant set.
create procedure troth_rebuild_ledger(after uuid default null, at_once integer default 1000) language plpgsql as $$
declare
  through uuid;
  clients uuid[];
  long uuid;
  lot record;
  lines bigint := 0;
  mended bigint := 0;
begin
  loop
    clients := array(select client_id from trust_subject where tenant_id = current_setting('troth.tenant') and (after is null or client_id > after) group by client_id order by client_id limit at_once);
    exit when cardinality(clients) = 0;
    through := clients[cardinality(clients)];
    -- The first of them that is to be a lot of its own: the lot ends before it.
    long := (select client_id from trust_subject t where tenant_id = current_setting('troth.tenant') and client_id between clients[1] and through
      and exists (select from ledger l where l.tenant_id = t.tenant_id and l.client_id = t.client_id and l.subject = t.subject order by effective_at offset 999 limit 1)
      order by client_id limit 1);
    if long is not null then
      through := coalesce(clients[array_position(clients, long) - 1], long);
    end if;
    select * into lot from troth_rebuild_clients(clients[1], through);
    after := through;
    lines := lines + lot.lines;
    mended := mended + lot.mended;
    commit;
    raise notice 'as far as client %: % lines, % sums mended', after, lines, mended;
  end loop;
end
$$;
revoke execute on procedure troth_rebuild_ledger from public;
