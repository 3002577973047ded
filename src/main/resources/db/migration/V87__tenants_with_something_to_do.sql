-- Background work learns of tenants by name and sees no row of theirs: these functions, with the tenant *, tell who has something to do.
-- Only the owner, as whom they run, has a policy that shows rows of all tenants, and only then; the service has none.

drop policy worker on journal_pending;
create policy worker on journal_pending for select to current_user using (current_setting('troth.tenant', true) = '*');
create function troth_tenants_to_seal() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select distinct tenant_id from journal_pending
$$;

drop policy worker on webhook_delivery;
create policy worker on webhook_delivery for select to current_user using (current_setting('troth.tenant', true) = '*');
create function troth_tenants_to_deliver() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select distinct tenant_id from webhook_delivery
  where state = 'PENDING' and next_attempt_at <= now() and (leased_until is null or leased_until <= now())
$$;
create function troth_tenants_with_deliveries_before(at timestamptz) returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select distinct tenant_id from webhook_delivery where created_at < at
$$;

drop policy worker on retention_policy;
create policy worker on retention_policy for select to current_user using (current_setting('troth.tenant', true) = '*');
create function troth_tenants_with_retention() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select distinct tenant_id from retention_policy
$$;

drop policy worker on idempotency;
create policy worker on idempotency for select to current_user using (current_setting('troth.tenant', true) = '*');
create function troth_tenants_with_answers_before(at timestamptz) returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select distinct tenant_id from idempotency where created_at <= at
$$;

drop policy worker on import;
create policy worker on import for select to current_user using (current_setting('troth.tenant', true) = '*');
create function troth_tenants_with_imports_before(at timestamptz) returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select distinct tenant_id from import where updated_at < at
$$;

do $$
declare
  name text;
begin
  foreach name in array array['troth_tenants_to_seal()', 'troth_tenants_to_deliver()', 'troth_tenants_with_deliveries_before(timestamptz)',
      'troth_tenants_with_retention()', 'troth_tenants_with_answers_before(timestamptz)', 'troth_tenants_with_imports_before(timestamptz)']
  loop
    execute format('revoke execute on function %s from public', name);
    execute format('grant execute on function %s to troth_app', name);
  end loop;
end
$$;

-- Whom a kept answer is about, so that an erasure finds it without reading all that are kept.
alter table idempotency add column about uuid;
create index idempotency_about on idempotency (tenant_id, about);
