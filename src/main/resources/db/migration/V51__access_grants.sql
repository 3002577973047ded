-- Access grants: who can get into what of a client's, until when. The secret itself has no place here.

create table access_grant (
  tenant_id         text        not null default current_setting('troth.tenant'),
  id                uuid        not null,
  version           bigint      not null,
  client_id         uuid        not null,
  system_name       text        not null,
  holder            text        not null,
  party             text        not null check (party in ('PROVIDER', 'CLIENT')),
  purpose           text,
  granted_at        timestamptz not null,
  revoke_by         timestamptz,
  revoked_at        timestamptz,
  extensions        jsonb       not null default '[]',
  -- From when its revocation is due while it is not revoked: its date, or the end of the relationship where that comes first.
  revocation_due_at timestamptz,
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  retracted_at      timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, client_id, id),
  check (revoke_by > granted_at),
  check (revoked_at >= granted_at),
  check (revoked_at is null or revocation_due_at is null),
  constraint fk_access_grant__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index access_grant_recorded on access_grant (tenant_id, created_at, id);
create index access_grant_updated on access_grant (tenant_id, updated_at, id);
create index access_grant_granted on access_grant (tenant_id, granted_at, id);
create index access_grant_of_client on access_grant (tenant_id, client_id, created_at, id);
create index access_grant_of_holder on access_grant (tenant_id, holder, created_at, id);
create index access_grant_revoke_by on access_grant (tenant_id, revoke_by) where revoke_by is not null;
create index access_grant_due on access_grant (tenant_id, revocation_due_at, id) where revocation_due_at is not null and retracted_at is null;
call troth_protect('access_grant', 'select, insert, update');

-- Since when a relationship is at its stage: what must not outlast it is due from then.
alter table client add column stage_since timestamptz not null default now();
-- The tables' policy holds for their owner too, and a migration has no tenant: it is lifted for the one statement.
alter table client no force row level security;
update client set stage_since = created_at;
alter table client force row level security;
