-- What waits of a webhook that was paused, or was until a moment ago.
drop index concurrently if exists webhook_delivery_held;
create index concurrently webhook_delivery_held on webhook_delivery (tenant_id, webhook_id, created_at) where state = 'PENDING' and next_attempt_at is null;
