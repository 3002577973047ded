-- Webhooks: who wants to be told what, and every delivery with what became of it. What is sent is not stored: it is made from the journal
-- when it is sent, so that what was erased there is not sent from here.

create table webhook (
  tenant_id           text        not null default current_setting('troth.tenant'),
  id                  uuid        not null,
  version             bigint      not null,
  url                 text        not null,
  types               jsonb       not null default '[]',
  description         text,
  status              text        not null check (status in ('ACTIVE', 'PAUSED', 'DISABLED', 'ENDED')),
  reason              text,
  -- Encrypted where the service has a key for it.
  secret              text        not null,
  former_secret       text,
  former_secret_until timestamptz,
  failing_since       timestamptz,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  primary key (tenant_id, id)
);
create index webhook_recorded on webhook (tenant_id, created_at, id);
create index webhook_updated on webhook (tenant_id, updated_at, id);
call troth_protect('webhook', 'select, insert, update');

create table webhook_delivery (
  tenant_id       text        not null default current_setting('troth.tenant'),
  id              uuid        not null,
  version         bigint      not null,
  webhook_id      uuid        not null,
  -- The journal's entry and its place in the tenant's order; a test has none.
  entry_id        uuid,
  seq             bigint,
  type            text        not null,
  state           text        not null check (state in ('PENDING', 'DELIVERED', 'DEAD')),
  -- In all, and since it was last made due: the latter is what the time to the next one grows by.
  attempts        integer     not null,
  failures        integer     not null,
  -- Null while the webhook is paused.
  next_attempt_at timestamptz,
  give_up_at      timestamptz not null,
  -- An attempt under way belongs to whoever has the lease, until it runs out.
  lease           uuid,
  leased_at       timestamptz,
  leased_until    timestamptz,
  last_status     integer,
  last_error      text,
  log             jsonb       not null default '[]',
  created_at      timestamptz not null,
  delivered_at    timestamptz,
  primary key (tenant_id, id),
  -- However often it is asked for, an event has one delivery to a webhook.
  constraint uq_webhook_delivery__entry_id unique (tenant_id, webhook_id, entry_id),
  check ((lease is null) = (leased_until is null)),
  constraint fk_webhook_delivery__webhook_id foreign key (tenant_id, webhook_id) references webhook (tenant_id, id),
  constraint fk_webhook_delivery__entry_id foreign key (tenant_id, entry_id) references journal (tenant_id, id)
);
create index webhook_delivery_due on webhook_delivery (tenant_id, webhook_id, next_attempt_at, seq)
  where state = 'PENDING' and next_attempt_at is not null;
create index webhook_delivery_recorded on webhook_delivery (tenant_id, webhook_id, created_at, id);
create index webhook_delivery_age on webhook_delivery (tenant_id, created_at);
call troth_protect('webhook_delivery', 'select, insert, update, delete');
-- The dispatcher looks for tenants with something due, and for those with something too old to keep: with the tenant *, which no token can
-- name. Whatever else reads this table names its tenant, since two policies of which one must hold keep the database from its indexes.
create policy worker on webhook_delivery for select using (current_setting('troth.tenant', true) = '*');
