-- What comes with one client, found without reading what is past.
create index commitment_upcoming on commitment (tenant_id, client_id, due_at, id) where status in ('PROMISED', 'REJECTED') and retracted_at is null;
-- What is to be kept, of all clients: what is overdue, and what soon is due.
create index commitment_to_be_kept on commitment (tenant_id, due_at, id) where status in ('PROMISED', 'REJECTED') and retracted_at is null;
create index incident_unclosed on incident (tenant_id, client_id) where status <> 'CLOSED' and retracted_at is null;
