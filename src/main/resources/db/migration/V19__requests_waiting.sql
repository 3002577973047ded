-- Until when a request is owed an answer, so that those left hanging are found.
alter table commitment add column reply_due_at timestamptz;
-- The tables' policy holds for their owner too, and a migration has no tenant: it is lifted for the one statement.
alter table commitment no force row level security;
update commitment set reply_due_at = requested_at + case jsonb_typeof(reply_limit) when 'number' then (reply_limit #>> '{}')::numeric * interval '1 second' else (reply_limit #>> '{}')::interval end
  where requested_at is not null;
alter table commitment force row level security;
create index commitment_unanswered on commitment (tenant_id, reply_due_at, id) where status = 'REQUESTED' and retracted_at is null;
