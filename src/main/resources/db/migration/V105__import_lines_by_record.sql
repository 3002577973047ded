-- What came of a line that made a record, for whoever erases the client the record is of.
drop index concurrently if exists import_line_by_record;
create index concurrently import_line_by_record on import_line (tenant_id, record_id) where record_id is not null;
