-- References and vetting: what others say of either side before work begins.
create table reference (
  tenant_id    text        not null default current_setting('troth.tenant'),
  id           uuid        not null,
  version      bigint      not null,
  client_id    uuid        not null,
  kind         text        not null check (kind in ('REFERENCE', 'VETTING')),
  subject      text        not null check (subject in ('PROVIDER', 'CLIENT')),
  referee      text        not null,
  relation     text,
  question     text,
  asked_at     timestamptz not null,
  status       text        not null check (status in ('ASKED', 'ANSWERED')),
  answered_at  timestamptz,
  answer       text,
  verdict      text        check (verdict in ('POSITIVE', 'MIXED', 'NEGATIVE')),
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  retracted_at timestamptz,
  primary key (tenant_id, id),
  check ((status = 'ANSWERED') = (answered_at is not null)),
  check ((status = 'ANSWERED') = (verdict is not null)),
  constraint fk_reference__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index reference_of_client on reference (tenant_id, client_id, created_at, id);
create index reference_updated on reference (tenant_id, client_id, updated_at, id);
create index reference_asked on reference (tenant_id, client_id, asked_at, id);
call troth_protect('reference', 'select, insert, update');
