-- Since when the revision of a practice that stands is there for the client to acknowledge.
alter table practice
  add column revised_at timestamptz not null default now(),
  add column acknowledged boolean not null generated always as (acknowledged_at is not null) stored;
-- The tables' policy holds for their owner too, and a migration has no tenant: it is lifted for the one statement.
alter table practice no force row level security;
update practice set revised_at = coalesce((former_revisions -> -1 ->> 'replacedAt')::timestamptz, created_at);
alter table practice force row level security;
alter table practice alter column revised_at drop default;

create index practice_acknowledged on practice (tenant_id, acknowledged, created_at, id);
create index practice_unacknowledged on practice (tenant_id, revised_at, id) where acknowledged_at is null and retired_at is null and retracted_at is null;
