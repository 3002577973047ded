-- Who there is to verify: the names of all tenants, which are those with a journal. It steps from one tenant to the next in the index.
create policy worker on journal for select to current_user using (current_setting('troth.tenant', true) = '*');
create function troth_tenants() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  with recursive step as (
    (select tenant_id from journal order by tenant_id limit 1)
    union all
    select (select j.tenant_id from journal j where j.tenant_id > step.tenant_id order by j.tenant_id limit 1) from step where step.tenant_id is not null)
  select tenant_id from step where tenant_id is not null
$$;
revoke execute on function troth_tenants() from public;
grant execute on function troth_tenants() to troth_app;
