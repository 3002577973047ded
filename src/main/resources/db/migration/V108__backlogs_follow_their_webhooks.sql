-- Tenants with deliveries that do not stand as their webhook does yet: a move changes some of them, and the rest follows in lots.
create policy worker on webhook for select to current_user using (current_setting('troth.tenant', true) = '*');
create function troth_tenants_with_backlogs_behind() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select distinct w.tenant_id from webhook w where
    w.status = 'ACTIVE' and exists (select 1 from webhook_delivery d where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.state = 'PENDING' and d.next_attempt_at is null)
    or w.status = 'PAUSED' and exists (select 1 from webhook_delivery d where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.state = 'PENDING' and d.next_attempt_at is not null and d.lease is null)
    or w.status in ('DISABLED', 'ENDED') and (
      exists (select 1 from webhook_delivery d where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.state = 'PENDING' and d.next_attempt_at is not null)
      or exists (select 1 from webhook_delivery d where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.state = 'PENDING' and d.next_attempt_at is null))
$$;
revoke execute on function troth_tenants_with_backlogs_behind() from public;
grant execute on function troth_tenants_with_backlogs_behind() to troth_app;
