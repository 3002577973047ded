-- What was given up of a webhook, for whoever looks through it or has it sent anew.
drop index concurrently if exists webhook_delivery_dead;
create index concurrently webhook_delivery_dead on webhook_delivery (tenant_id, webhook_id, created_at, id) where state = 'DEAD';
