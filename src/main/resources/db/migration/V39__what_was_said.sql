-- What was said, in what sense, under which expectation, and whether the other party confirmed that it was understood.
-- Words are matched row by row, in the order of an index that begins with the tenant: under row-level security an index on the words
-- themselves would not be used, since the match may run on visible rows only.
alter table communication add column expectation text
  check (expectation in ('DEADLINES', 'RESPONSE', 'COMMUNICATION', 'QUALITY', 'SCOPE', 'PAYMENT', 'CONFIDENTIALITY', 'PUNCTUALITY', 'OTHER'));
alter table communication add column statement_kind text check (statement_kind in ('FACT', 'PROMISE', 'ESTIMATE', 'OPINION'));
alter table communication add column confirmed_at timestamptz;
alter table communication add column channel_mismatch boolean not null generated always as (channel = 'EMAIL' and purpose in ('QUESTION', 'PROBLEM')) stored;
alter table communication add column words tsvector generated always as (to_tsvector('simple', summary)) stored;
alter table communication add constraint communication_expectation_of_an_agreement check (expectation is null or about_type = 'AGREEMENT');
create index communication_about on communication (tenant_id, about_id, at, id) where about_id is not null;
create index communication_expectation on communication (tenant_id, expectation, at, id) where expectation is not null;
create index communication_statement on communication (tenant_id, statement_kind, at, id) where statement_kind is not null;
create index communication_mismatch on communication (tenant_id, at, id) where channel_mismatch;
create index communication_confirmed on communication (tenant_id, at, id) where confirmed_at is not null;
create index communication_last on communication (tenant_id, client_id, sender, at) where retracted_at is null;
