-- Disclosures in the order somebody was aware, those that were taken back among them.
drop index concurrently if exists disclosure_by_aware_at;
create index concurrently disclosure_by_aware_at on disclosure (tenant_id, aware_at, id);
