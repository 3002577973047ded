-- Reviews of a period, frozen: what was known then stays readable, whatever is corrected later. Written once.

create table review (
  tenant_id   text        not null default current_setting('troth.tenant'),
  id          uuid        not null,
  client_id   uuid        not null,
  frozen_at   timestamptz not null,
  period_from timestamptz not null,
  period_to   timestamptz not null,
  figures     jsonb       not null,
  resolutions jsonb       not null,
  note        text,
  primary key (tenant_id, id),
  check (period_from < period_to),
  constraint fk_review__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index review_frozen on review (tenant_id, client_id, frozen_at, id);
create index review_period on review (tenant_id, client_id, period_to, frozen_at);
call troth_protect('review', 'select, insert');

-- What belongs to a period, for one client and across all.
create index commitment_promised_due on commitment (tenant_id, due_at) where promised_at is not null and retracted_at is null;
create index commitment_of_client_due on commitment (tenant_id, client_id, due_at) where promised_at is not null and retracted_at is null;
create index disclosure_aware on disclosure (tenant_id, aware_at) where retracted_at is null;
create index disclosure_of_client_aware on disclosure (tenant_id, client_id, aware_at) where retracted_at is null;
create index incident_of_client_detected on incident (tenant_id, client_id, detected_at) where retracted_at is null;
