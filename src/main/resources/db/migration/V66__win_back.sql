-- Attempts to win a client back, and who is at which stage since when.
create index client_stage on client (tenant_id, stage, stage_since, id);

create table win_back (
  tenant_id    text        not null default current_setting('troth.tenant'),
  id           uuid        not null,
  version      bigint      not null,
  client_id    uuid        not null,
  approach     text        not null,
  channel      text        check (channel in ('PHONE', 'VIDEO', 'IN_PERSON', 'EMAIL', 'CHAT', 'TEXT_MESSAGE', 'LETTER', 'OTHER')),
  attempted_at timestamptz not null,
  outcome      text        check (outcome in ('RETURNED', 'DECLINED', 'NO_ANSWER')),
  concluded_at timestamptz,
  note         text,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  retracted_at timestamptz,
  primary key (tenant_id, id),
  constraint fk_win_back__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index win_back_of_client on win_back (tenant_id, client_id, attempted_at, id);
create index win_back_recorded on win_back (tenant_id, client_id, created_at, id);
call troth_protect('win_back', 'select, insert, update');
