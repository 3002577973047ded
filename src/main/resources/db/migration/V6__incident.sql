-- Incidents: what went wrong, who answers for it and how it was handled.

create table incident (
  tenant_id        text         not null default current_setting('troth.tenant'),
  id               uuid         not null,
  version          bigint       not null,
  client_id        uuid         not null,
  kind             text         not null check (kind in ('SERVICE_FAILURE', 'MISUNDERSTANDING', 'COMPLAINT', 'CONFIDENTIALITY_BREACH', 'OTHER')),
  title            text         not null,
  description      text,
  complaint        text,
  severity         text         not null check (severity in ('MINOR', 'MODERATE', 'MAJOR', 'SEVERE')),
  importance       text         check (importance in ('LOW', 'NORMAL', 'HIGH', 'CRITICAL')),
  commitment_id    uuid,
  occurred_at      timestamptz,
  detected_at      timestamptz  not null,
  detected_by      text         not null check (detected_by in ('PROVIDER', 'CLIENT', 'THIRD_PARTY')),
  cause_key        text,
  cause_category   text         check (cause_category in ('PROCESS', 'COMMUNICATION', 'SKILL', 'NO_QC', 'TOOL', 'EXTERNAL', 'OTHER')),
  accountable      text         not null check (accountable in ('PROVIDER', 'CLIENT')),
  provider_share   numeric(7,6) not null check (provider_share between 0 and 1),
  client_share     numeric(7,6) not null check (client_share between 0 and 1),
  data_left_scope  boolean      not null,
  status           text         not null check (status in ('OPEN', 'FIXED', 'CLOSED')),
  ownership        text         not null check (ownership in ('UNSTATED', 'OWNED', 'SHARED', 'SHIFTED', 'DENIED')),
  acknowledged_at  timestamptz,
  apologised_at    timestamptz,
  remedies         jsonb        not null default '[]',
  fixed_at         timestamptz,
  restitution      jsonb,
  lesson           text,
  practice_id      uuid,
  heard_at         timestamptz,
  closed_at        timestamptz,
  grace_from       jsonb        not null default '[]',
  created_at       timestamptz  not null,
  updated_at       timestamptz  not null,
  retracted_at     timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, client_id, id),
  check (provider_share + client_share = 1),
  constraint fk_incident__client_id foreign key (tenant_id, client_id) references client (tenant_id, id),
  constraint fk_incident__commitment_id foreign key (tenant_id, client_id, commitment_id) references commitment (tenant_id, client_id, id),
  constraint fk_incident__practice_id foreign key (tenant_id, client_id, practice_id) references practice (tenant_id, client_id, id)
);
create index incident_recorded on incident (tenant_id, created_at, id);
create index incident_updated on incident (tenant_id, updated_at, id);
create index incident_detected on incident (tenant_id, detected_at, id);
create index incident_of_client on incident (tenant_id, client_id, created_at, id);
create index incident_status on incident (tenant_id, status, created_at, id);
create index incident_cause on incident (tenant_id, client_id, cause_key, detected_at) where cause_key is not null;
create index incident_commitment on incident (tenant_id, commitment_id) where commitment_id is not null;
create index incident_practice on incident (tenant_id, practice_id) where practice_id is not null;
create index incident_breach on incident (tenant_id, client_id) where kind = 'CONFIDENTIALITY_BREACH';
call troth_protect('incident', 'select, insert, update');

alter table practice add constraint fk_practice__from_incident_id
  foreign key (tenant_id, client_id, from_incident_id) references incident (tenant_id, client_id, id);

-- Disclosures can be about incidents: the database refuses what is not there, or not of the same client.
alter table disclosure add constraint fk_disclosure__about__incident
  foreign key (tenant_id, client_id, about_incident_id) references incident (tenant_id, client_id, id);
