-- Disclosures: what one party told the other, or should have.

create table disclosure (
  tenant_id           text        not null default current_setting('troth.tenant'),
  id                  uuid        not null,
  version             bigint      not null,
  client_id           uuid        not null,
  kind                text        not null check (kind in ('MISTAKE', 'DELAY', 'SKILL_GAP', 'OVER_CAPACITY', 'SUBCONTRACT', 'FEE', 'ABSENCE',
                                                           'ASSUMPTION', 'CONFLICT', 'OTHER')),
  discloser           text        not null check (discloser in ('PROVIDER', 'CLIENT')),
  about_type          text        check (about_type in ('AGREEMENT', 'COMMITMENT', 'INCIDENT')),
  about_id            uuid,
  about_agreement_id  uuid generated always as (case when about_type = 'AGREEMENT' then about_id end) stored,
  about_commitment_id uuid generated always as (case when about_type = 'COMMITMENT' then about_id end) stored,
  about_incident_id   uuid generated always as (case when about_type = 'INCIDENT' then about_id end) stored,
  statement           text        not null,
  severity            text        not null check (severity in ('MINOR', 'MODERATE', 'MAJOR', 'SEVERE')),
  aware_at            timestamptz not null,
  disclosed_at        timestamptz,
  counterpart_knew_at timestamptz,
  channel             text,
  remedy_plan         text,
  absent_from         timestamptz,
  absent_to           timestamptz,
  denied              boolean     not null default false,
  deception           boolean     not null default false,
  decision            jsonb,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  retracted_at        timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, client_id, id),
  check ((about_type is null) = (about_id is null)),
  check ((absent_from is null) = (absent_to is null)),
  constraint fk_disclosure__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index disclosure_recorded on disclosure (tenant_id, created_at, id);
create index disclosure_of_client on disclosure (tenant_id, client_id, kind, created_at, id);
create index disclosure_about on disclosure (tenant_id, about_id) where about_id is not null;
call troth_protect('disclosure', 'select, insert, update');
