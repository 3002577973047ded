-- Disclosures in the order they changed.
drop index concurrently if exists disclosure_updated;
create index concurrently disclosure_updated on disclosure (tenant_id, updated_at, id);
