-- The records of a client in the order they were recorded, which an export reads page by page.
create index communication_of_client on communication (tenant_id, client_id, created_at, id);
create index disclosure_of_client_recorded on disclosure (tenant_id, client_id, created_at, id);
