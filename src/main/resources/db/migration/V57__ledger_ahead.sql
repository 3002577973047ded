-- A portfolio takes away what is effective only after its instant: of all clients, mostly nothing.
create index ledger_ahead on ledger (tenant_id, subject, effective_at);
