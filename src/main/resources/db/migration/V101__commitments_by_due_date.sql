-- Commitments in the order they are due, what has no date as if it never came: as a list sorted by dueAt has them.
drop index concurrently if exists commitment_by_due_at;
create index concurrently commitment_by_due_at on commitment (tenant_id, coalesce(due_at, cast('2100-01-01T00:00:00Z' as timestamp(6) with time zone)), id);
