-- What is known of a client beyond their address: what to talk of, what they need, what was verified, and the dates that matter to them.
alter table client add column rapport text;
alter table client add column needs jsonb not null default '[]';
alter table client add column profile jsonb not null default '[]';
alter table client add column dates jsonb not null default '[]';

-- Tags one by one, so that clients are found by them.
create table client_tag (
  tenant_id text not null default current_setting('troth.tenant'),
  client_id uuid not null,
  tag       text not null,
  primary key (tenant_id, client_id, tag),
  constraint fk_client_tag__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index client_tagged on client_tag (tenant_id, tag, client_id);
-- The tables' policy holds for their owner too, and a migration has no tenant: it is lifted for the one statement.
alter table client no force row level security;
insert into client_tag (tenant_id, client_id, tag) select distinct tenant_id, id, jsonb_array_elements_text(tags) from client;
alter table client force row level security;
call troth_protect('client_tag', 'select, insert, delete');

-- The days that clients' dates fall on, each by a key that recurs as the date does: whose date comes soon is found by the keys of the days
-- that come, and no job has to write down the next one.
create table client_day (
  tenant_id text not null default current_setting('troth.tenant'),
  client_id uuid not null,
  day_key   text not null,
  primary key (tenant_id, client_id, day_key),
  constraint fk_client_day__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index client_day_key on client_day (tenant_id, day_key, client_id);
call troth_protect('client_day', 'select, insert, delete');
