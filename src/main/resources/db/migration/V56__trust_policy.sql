-- What a tenant has chosen in the score, version by version: written once, like the books it is read with.
create table trust_policy (
  tenant_id  text        not null default current_setting('troth.tenant'),
  id         uuid        not null,
  version    bigint      not null check (version > 0),
  weights    jsonb       not null,
  off        jsonb       not null,
  bands      jsonb       not null,
  created_at timestamptz not null,
  actor      text        not null,
  primary key (tenant_id, id)
);
create unique index trust_policy_version on trust_policy (tenant_id, version);
create index trust_policy_created on trust_policy (tenant_id, created_at, id);
call troth_protect('trust_policy', 'select, insert');
