-- When each side was last heard of, and when silence begins, kept for each client so that the silent ones are found by an index.

create table contact (
  tenant_id          text           not null default current_setting('troth.tenant'),
  client_id          uuid           not null,
  last_from_provider timestamptz,
  last_from_client   timestamptz,
  cadence            numeric(21, 0) not null check (cadence > 0), -- nanoseconds
  silent_from        timestamptz,
  primary key (tenant_id, client_id),
  constraint fk_contact__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
-- The tables' policy holds for their owner too, and a migration has no tenant: it is lifted for the one statement.
alter table client no force row level security;
alter table communication no force row level security;
-- The cadence agreed follows with the next change of the client, of an agreement or of a communication.
insert into contact (tenant_id, client_id, last_from_provider, last_from_client, cadence, silent_from)
  select c.tenant_id, c.id, said.provider, said.client, 2592000000000000,
         case when c.stage in ('ACTIVE', 'AT_RISK')
              then coalesce(greatest(said.provider, said.client), c.started_at, c.created_at) + interval '720 hours' end
  from client c cross join lateral (
    select max(m.at) filter (where m.sender = 'PROVIDER') as provider, max(m.at) filter (where m.sender = 'CLIENT') as client
    from communication m where m.tenant_id = c.tenant_id and m.client_id = c.id and m.retracted_at is null) said;
alter table client force row level security;
alter table communication force row level security;
create index contact_silent on contact (tenant_id, silent_from, client_id) where silent_from is not null;
create index contact_silent_of_client on contact (tenant_id, client_id, silent_from) where silent_from is not null;
call troth_protect('contact', 'select, insert, update');
