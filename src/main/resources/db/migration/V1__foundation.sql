-- The foundation: the service's role, row-level security by tenant, clients, the trust ledger, the journal and idempotency.
--
-- Every table begins with tenant_id, filled from the setting troth.tenant that each pooled connection carries, and every key begins with
-- it: rows of one tenant lie together, and the database itself refuses a reference across tenants.

do $$
begin
  if not exists (select from pg_roles where rolname = 'troth_app') then
    create role troth_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end
$$;
grant usage on schema public to troth_app;

-- Puts a table under the tenants' policy and grants the service what it may do with it: never more than the table needs.
create procedure troth_protect(name text, privileges text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy tenant on %I using (tenant_id = current_setting(''troth.tenant'', true)) '
                 || 'with check (tenant_id = current_setting(''troth.tenant'', true))', name);
  execute format('grant %s on %I to troth_app', privileges, name);
end
$$;

create table client (
  tenant_id      text        not null default current_setting('troth.tenant'),
  id             uuid        not null,
  version        bigint      not null,
  kind           text        not null check (kind in ('PERSON', 'ORGANISATION')),
  stage          text        not null check (stage in ('PROSPECT', 'ONBOARDING', 'ACTIVE', 'AT_RISK', 'LAPSED', 'ENDED')),
  name           text        not null,
  preferred_name text,
  email          text,
  phone          text,
  time_zone      text,
  external_ref   text,
  tags           jsonb       not null default '[]',
  notes          text,
  channels       jsonb       not null default '[]',
  started_at     timestamptz,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  retracted_at   timestamptz,
  primary key (tenant_id, id)
);
create unique index uq_client__external_ref on client (tenant_id, external_ref) where external_ref is not null;
create index client_recorded on client (tenant_id, created_at, id);
create index client_updated on client (tenant_id, updated_at, id);
create index client_name on client (tenant_id, name, id);
call troth_protect('client', 'select, insert, update');

-- A subject's account: the row writers take turns on, and when the subject first had enough evidence for a band.
create table trust_subject (
  tenant_id      text not null default current_setting('troth.tenant'),
  client_id      uuid not null,
  subject        text not null check (subject in ('PROVIDER', 'CLIENT')),
  established_at timestamptz,
  primary key (tenant_id, client_id, subject),
  constraint fk_trust_subject__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
call troth_protect('trust_subject', 'select, insert, update');

-- The running sums: integers, so that they equal a rebuild from the ledger exactly.
create table trust_sum (
  tenant_id text    not null default current_setting('troth.tenant'),
  client_id uuid    not null,
  subject   text    not null,
  dimension text    not null check (dimension in ('RELIABILITY', 'CANDOR', 'RESPONSIBILITY', 'COMMUNICATION', 'CONFIDENTIALITY')),
  reason    text    not null,
  r         numeric not null,
  s         numeric not null,
  fast_r    numeric not null,
  fast_s    numeric not null,
  tally     bigint  not null,
  primary key (tenant_id, client_id, subject, dimension, reason),
  constraint fk_trust_sum__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
call troth_protect('trust_sum', 'select, insert, update');

create table ledger (
  tenant_id    text             not null default current_setting('troth.tenant'),
  id           uuid             not null,
  client_id    uuid             not null,
  subject      text             not null check (subject in ('PROVIDER', 'CLIENT')),
  dimension    text             not null check (dimension in ('RELIABILITY', 'CANDOR', 'RESPONSIBILITY', 'COMMUNICATION', 'CONFIDENTIALITY')),
  reason       text             not null,
  source_type  text             not null,
  source_id    uuid             not null,
  r            double precision not null check (r >= 0),
  s            double precision not null check (s >= 0),
  effective_at timestamptz      not null,
  tally        integer          not null check (tally in (0, 1)),
  r_sum        numeric          not null,
  s_sum        numeric          not null,
  fast_r_sum   numeric          not null,
  fast_s_sum   numeric          not null,
  reverses     uuid,
  recorded_at  timestamptz      not null,
  primary key (tenant_id, id),
  constraint fk_ledger__client_id foreign key (tenant_id, client_id) references client (tenant_id, id),
  constraint fk_ledger__reverses foreign key (tenant_id, reverses) references ledger (tenant_id, id)
);
create index ledger_effective on ledger (tenant_id, client_id, subject, effective_at, id);
create index ledger_recorded on ledger (tenant_id, client_id, subject, recorded_at, id);
create index ledger_source on ledger (tenant_id, source_id);
create unique index ledger_reversed_once on ledger (tenant_id, reverses) where reverses is not null;
call troth_protect('ledger', 'select, insert');

-- What the rules need of facts that time can still change, so that a score is read without asking every feature.
create table open_fact (
  tenant_id       text        not null default current_setting('troth.tenant'),
  client_id       uuid        not null,
  source_type     text        not null,
  source_id       uuid        not null,
  facts           jsonb       not null,
  settled_through timestamptz not null,
  primary key (tenant_id, client_id, source_type, source_id),
  constraint fk_open_fact__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
call troth_protect('open_fact', 'select, insert, update, delete');

create table journal (
  tenant_id   text        not null default current_setting('troth.tenant'),
  id          uuid        not null,
  client_id   uuid        not null,
  record_type text        not null,
  record_id   uuid        not null,
  type        text        not null,
  actor       text        not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  data        jsonb,
  undo        jsonb,
  corrects    uuid,
  primary key (tenant_id, id),
  constraint fk_journal__client_id foreign key (tenant_id, client_id) references client (tenant_id, id),
  constraint fk_journal__corrects foreign key (tenant_id, corrects) references journal (tenant_id, id)
);
create index journal_occurred on journal (tenant_id, client_id, occurred_at, id);
create index journal_recorded on journal (tenant_id, client_id, recorded_at, id);
create index journal_record on journal (tenant_id, record_id, recorded_at, id);
create unique index journal_corrected_once on journal (tenant_id, corrects) where corrects is not null;
call troth_protect('journal', 'select, insert');

create table idempotency (
  tenant_id   text        not null default current_setting('troth.tenant'),
  caller      text        not null,
  key         text        not null,
  fingerprint text        not null,
  status      integer     not null,
  location    text,
  tag         text,
  body        text,
  created_at  timestamptz not null,
  primary key (tenant_id, caller, key)
);
create index idempotency_age on idempotency (tenant_id, created_at);
call troth_protect('idempotency', 'select, insert, delete');
