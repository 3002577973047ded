-- What is settled with a client before work begins: items, and the templates that give every new client theirs.
create table checklist_template (
  tenant_id        text        not null default current_setting('troth.tenant'),
  id               uuid        not null,
  version          bigint      not null,
  client_kind      text        check (client_kind in ('PERSON', 'ORGANISATION')),
  title            text        not null,
  blocking         boolean     not null,
  from_incident_id uuid,
  status           text        not null check (status in ('STANDING', 'RETIRED')),
  retired_at       timestamptz,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  primary key (tenant_id, id),
  check ((status = 'RETIRED') = (retired_at is not null)),
  constraint fk_checklist_template__from_incident_id foreign key (tenant_id, from_incident_id) references incident (tenant_id, id)
);
create index checklist_template_recorded on checklist_template (tenant_id, created_at, id);
create index checklist_template_updated on checklist_template (tenant_id, updated_at, id);
create index checklist_template_title on checklist_template (tenant_id, title, id);
create index checklist_template_standing on checklist_template (tenant_id, created_at, id) where status = 'STANDING';
create index checklist_template_learnt on checklist_template (tenant_id, from_incident_id) where from_incident_id is not null;
call troth_protect('checklist_template', 'select, insert, update');

create table checklist_item (
  tenant_id     text        not null default current_setting('troth.tenant'),
  id            uuid        not null,
  version       bigint      not null,
  client_id     uuid        not null,
  template_id   uuid,
  title         text        not null,
  blocking      boolean     not null,
  status        text        not null check (status in ('OPEN', 'DONE', 'WAIVED')),
  done_at       timestamptz,
  note          text,
  evidence      jsonb       not null default '[]',
  waived_at     timestamptz,
  waiver_reason text,
  client_gone   boolean     not null default false, -- whether the relationship has lapsed or ended: nothing waits for it then
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  retracted_at  timestamptz,
  primary key (tenant_id, id),
  check ((status = 'DONE') = (done_at is not null)),
  check ((status = 'WAIVED') = (waived_at is not null)),
  constraint fk_checklist_item__client_id foreign key (tenant_id, client_id) references client (tenant_id, id),
  constraint fk_checklist_item__template_id foreign key (tenant_id, template_id) references checklist_template (tenant_id, id)
);
create index checklist_item_of_client on checklist_item (tenant_id, client_id, created_at, id);
create index checklist_item_updated on checklist_item (tenant_id, client_id, updated_at, id);
create index checklist_item_open on checklist_item (tenant_id, created_at, id) where status = 'OPEN' and retracted_at is null and not client_gone;
create index checklist_item_blocking on checklist_item (tenant_id, client_id, created_at, id) where status = 'OPEN' and retracted_at is null and blocking;
call troth_protect('checklist_item', 'select, insert, update');
