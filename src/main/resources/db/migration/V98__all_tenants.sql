-- Who there is to verify: the names of all tenants that anything is left of, so that one whose journal is gone is not passed over. It steps
-- from one tenant to the next in each table's index.

create function troth_tenants_of(relation regclass) returns setof text language plpgsql stable set search_path = public, pg_temp as $$
declare
  tenant text;
begin
  execute format('select min(tenant_id) from %s', relation) into tenant;
  while tenant is not null loop
    return next tenant;
    execute format('select min(tenant_id) from %s where tenant_id > $1', relation) into tenant using tenant;
  end loop;
end
$$;
revoke execute on function troth_tenants_of(regclass) from public;

create policy worker on journal for select to current_user using (current_setting('troth.tenant', true) = '*');
create policy worker on journal_seal for select to current_user using (current_setting('troth.tenant', true) = '*');
create policy worker on ledger for select to current_user using (current_setting('troth.tenant', true) = '*');
create policy worker on client for select to current_user using (current_setting('troth.tenant', true) = '*');
create function troth_tenants() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select troth_tenants_of('journal') union select troth_tenants_of('journal_seal') union select troth_tenants_of('ledger')
  union select troth_tenants_of('client') union select troth_tenants_of('verification') order by 1
$$;
revoke execute on function troth_tenants() from public;
grant execute on function troth_tenants() to troth_app;
