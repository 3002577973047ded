-- Agreements: what both sides agree on, revision by revision.

create table agreement (
  tenant_id       text        not null default current_setting('troth.tenant'),
  id              uuid        not null,
  version         bigint      not null,
  client_id       uuid        not null,
  kind            text        not null check (kind in ('SERVICE', 'CONFIDENTIALITY')),
  title           text        not null,
  status          text        not null check (status in ('DRAFT', 'OFFERED', 'ACTIVE', 'DECLINED', 'EXPIRED', 'ENDED')),
  revision        integer     not null check (revision between 1 and jsonb_array_length(revisions)),
  revisions       jsonb       not null,
  fees_disclosed  jsonb       not null default '[]',
  fee_disclosures jsonb       not null default '[]',
  expires_at      timestamptz,
  review_due      timestamptz,
  ended_at        timestamptz,
  end_reason      text,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  retracted_at    timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, client_id, id),
  constraint fk_agreement__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index agreement_recorded on agreement (tenant_id, created_at, id);
create index agreement_updated on agreement (tenant_id, updated_at, id);
create index agreement_title on agreement (tenant_id, title, id);
create index agreement_of_client on agreement (tenant_id, client_id, kind, created_at, id);
create index agreement_expires on agreement (tenant_id, expires_at, id) where status = 'ACTIVE';
create index agreement_review on agreement (tenant_id, review_due, id) where review_due is not null;
call troth_protect('agreement', 'select, insert, update');
