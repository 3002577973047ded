-- Entries are sealed in the order they came to the queue in: what was committed before another began has the lower number, whatever the
-- clocks of the replicas say, and the next ones are found without sorting all that wait.
alter table journal_pending add column position bigint;

-- What waits already, of all tenants, in the order it was recorded in.
alter table journal no force row level security;
alter table journal_pending no force row level security;
update journal_pending waiting set position = recorded.position
  from (select tenant_id, id, row_number() over (order by recorded_at, id) as position from journal) recorded
  where waiting.tenant_id = recorded.tenant_id and waiting.entry_id = recorded.id;
alter table journal_pending alter column position set not null;
alter table journal_pending alter column position add generated always as identity;
select setval(pg_get_serial_sequence('journal_pending', 'position'), (select coalesce(max(position), 0) + 1 from journal_pending), false);
alter table journal force row level security;
alter table journal_pending force row level security;
alter table journal_pending add constraint uq_journal_pending__position unique (tenant_id, position);
