-- Since when the revision of a practice that stands is there for the client to acknowledge.
alter table practice
  add column revised_at timestamptz not null default now(),
  add column acknowledged boolean not null generated always as (acknowledged_at is not null) stored;
update practice set revised_at = coalesce((former_revisions -> -1 ->> 'replacedAt')::timestamptz, created_at);
alter table practice alter column revised_at drop default;

create index practice_acknowledged on practice (tenant_id, acknowledged, created_at, id);
create index practice_unacknowledged on practice (tenant_id, revised_at, id) where acknowledged_at is null and retired_at is null and retracted_at is null;
