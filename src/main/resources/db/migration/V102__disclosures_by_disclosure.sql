-- Disclosures in the order they were made, what was not disclosed as if it never came.
drop index concurrently if exists disclosure_by_disclosed_at;
create index concurrently disclosure_by_disclosed_at on disclosure (tenant_id, coalesce(disclosed_at, cast('2100-01-01T00:00:00Z' as timestamp(6) with time zone)), id);
