-- Practices: how things are done with a client, often learnt from what went wrong. What refers to an incident is added with the incidents.

create table practice (
  tenant_id        text        not null default current_setting('troth.tenant'),
  id               uuid        not null,
  version          bigint      not null,
  client_id        uuid        not null,
  title            text        not null,
  steps            jsonb       not null default '[]',
  from_incident_id uuid,
  revision         integer     not null check (revision >= 1),
  former_revisions jsonb       not null default '[]',
  acknowledged_at  timestamptz,
  retired_at       timestamptz,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  retracted_at     timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, client_id, id),
  constraint fk_practice__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index practice_recorded on practice (tenant_id, created_at, id);
create index practice_updated on practice (tenant_id, updated_at, id);
create index practice_title on practice (tenant_id, title, id);
create index practice_of_client on practice (tenant_id, client_id, created_at, id);
create index practice_from_incident on practice (tenant_id, from_incident_id) where from_incident_id is not null;
call troth_protect('practice', 'select, insert, update');
