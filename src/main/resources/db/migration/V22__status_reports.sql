-- The status an update reports, as it was defined then, and the disclosure that records it as a false statement.
alter table communication
  add column status_definition jsonb,
  add column misreport_id      uuid,
  add column misreport_proof   text,
  add check (status_definition is null or purpose = 'UPDATE'),
  add check (misreport_id is null or status_definition is not null),
  add check ((misreport_id is null) = (misreport_proof is null)),
  add constraint fk_communication__misreport_id foreign key (tenant_id, client_id, misreport_id) references disclosure (tenant_id, client_id, id);
