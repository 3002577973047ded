-- Commitments: promises, and the requests for them.

create table commitment (
  tenant_id          text        not null default current_setting('troth.tenant'),
  id                 uuid        not null,
  version            bigint      not null,
  client_id          uuid        not null,
  status             text        not null check (status in ('REQUESTED', 'PROMISED', 'DELIVERED', 'ACCEPTED', 'REJECTED', 'MISSED', 'WITHDRAWN',
                                                            'DECLINED', 'CANCELLED')),
  promisor           text        not null check (promisor in ('PROVIDER', 'CLIENT')),
  title              text        not null,
  kind               text        not null check (kind in ('DELIVERABLE', 'PAYMENT', 'CUSTODY', 'OTHER')),
  agreement_id       uuid,
  importance         text        not null check (importance in ('LOW', 'NORMAL', 'HIGH', 'CRITICAL')),
  requested_at       timestamptz,
  promised_at        timestamptz,
  due_at             timestamptz,
  target_at          timestamptz,
  owner              text,
  definition_of_done text,
  approval_required  boolean     not null default false,
  approved_at        timestamptz,
  skill              jsonb,
  reply_limit        jsonb       not null,
  delivered_at       timestamptz,
  evidence           jsonb       not null default '[]',
  extras             jsonb       not null default '[]',
  accepted_at        timestamptz,
  ended_at           timestamptz,
  refused            jsonb,
  renegotiations     jsonb       not null default '[]',
  grace_at           timestamptz,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  retracted_at       timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, client_id, id),
  check (promised_at is null or due_at > promised_at),
  constraint fk_commitment__client_id foreign key (tenant_id, client_id) references client (tenant_id, id),
  constraint fk_commitment__agreement_id foreign key (tenant_id, client_id, agreement_id) references agreement (tenant_id, client_id, id)
);
create index commitment_recorded on commitment (tenant_id, created_at, id);
create index commitment_updated on commitment (tenant_id, updated_at, id);
create index commitment_of_client on commitment (tenant_id, client_id, created_at, id);
create index commitment_due on commitment (tenant_id, due_at, id) where status = 'PROMISED';
create index commitment_of_agreement on commitment (tenant_id, agreement_id) where agreement_id is not null;
call troth_protect('commitment', 'select, insert, update');

-- What disclosures are about: the database refuses what is not there, or not of the same client.
alter table disclosure add constraint fk_disclosure__about__agreement
  foreign key (tenant_id, client_id, about_agreement_id) references agreement (tenant_id, client_id, id);
alter table disclosure add constraint fk_disclosure__about__commitment
  foreign key (tenant_id, client_id, about_commitment_id) references commitment (tenant_id, client_id, id);
