-- The journal can be chained and forgotten. What was said moves beside the entry, so that it can be erased while the entry stays; and each
-- entry waits, from the statement that writes it, until it is sealed: given its place in the tenant's order and its link in the chain of
-- hashes. Writers only queue, so they never wait for each other; sealing comes after their commits.

create table journal_payload (
  tenant_id text not null default current_setting('troth.tenant'),
  entry_id  uuid not null,
  -- Makes the hash of a payload that was erased impossible to guess from likely contents: it goes with the payload.
  salt      uuid not null default gen_random_uuid(),
  data      jsonb,
  undo      jsonb,
  primary key (tenant_id, entry_id),
  constraint fk_journal_payload__entry_id foreign key (tenant_id, entry_id) references journal (tenant_id, id)
);
call troth_protect('journal_payload', 'select, insert, delete');

create table journal_pending (
  tenant_id text not null default current_setting('troth.tenant'),
  entry_id  uuid not null,
  primary key (tenant_id, entry_id)
);
call troth_protect('journal_pending', 'select, insert, delete');
-- The sealer looks for tenants with something to seal: with the tenant *, which no token can name, and only here.
create policy worker on journal_pending for select using (current_setting('troth.tenant', true) = '*');

create table journal_seal (
  tenant_id    text   not null default current_setting('troth.tenant'),
  seq          bigint not null check (seq > 0),
  entry_id     uuid   not null,
  payload_hash bytea,
  hash         bytea  not null,
  primary key (tenant_id, seq),
  constraint uq_journal_seal__entry_id unique (tenant_id, entry_id),
  constraint fk_journal_seal__entry_id foreign key (tenant_id, entry_id) references journal (tenant_id, id)
);
call troth_protect('journal_seal', 'select, insert');

create function troth_await_seal() returns trigger language plpgsql as $$
begin
  insert into journal_pending (tenant_id, entry_id) values (new.tenant_id, new.id);
  return null;
end
$$;
create trigger await_seal after insert on journal for each row execute function troth_await_seal();

-- What is there already, of all tenants.
alter table journal no force row level security;
alter table journal_payload no force row level security;
alter table journal_pending no force row level security;
insert into journal_payload (tenant_id, entry_id, data, undo)
  select tenant_id, id, data, undo from journal where data is not null or undo is not null;
insert into journal_pending (tenant_id, entry_id) select tenant_id, id from journal;
alter table journal force row level security;
alter table journal_payload force row level security;
alter table journal_pending force row level security;
alter table journal drop column data, drop column undo;
