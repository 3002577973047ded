-- Promises in depth: custody, read-back, assumptions, estimates, quality gates, bypassed approvals, falsified skills.

alter table commitment
  add column custody                  jsonb,
  add column read_back                jsonb,
  add column assumptions              jsonb   not null default '[]',
  add column delivered_on_assumptions jsonb   not null default '[]',
  add column approval_bypass          jsonb,
  add column quality_gate             jsonb,
  add column gate                     jsonb,
  add column skill_falsification      jsonb,
  add column estimated_seconds        bigint  check (estimated_seconds > 0),
  add column actual_seconds           bigint  check (actual_seconds > 0),
  add column actual_at                timestamptz,
  add column outside_agreement        boolean not null default false,
  add column told                     boolean not null default false,
  add column assumptions_unconfirmed  boolean not null default false,
  add column assumption_open_since    timestamptz,
  add column quality_gate_missing     boolean not null default false,
  add column overrun_since            timestamptz,
  add check ((actual_seconds is null) = (actual_at is null));

-- What was told about what stands already. Which of it no agreement covers is found when an agreement of its client next changes; that
-- there is none at all is known now.
-- The tables' policy holds for their owner too, and a migration has no tenant: it is lifted for what follows.
alter table commitment no force row level security;
alter table disclosure no force row level security;
alter table agreement no force row level security;
update commitment c set told = true
  where exists (select from disclosure d where d.tenant_id = c.tenant_id and d.about_commitment_id = c.id and d.disclosed_at is not null and d.retracted_at is null
                and d.discloser = c.promisor and d.kind not in ('SKILL_GAP', 'ASSUMPTION', 'ABSENCE'));
update commitment c set outside_agreement = true
  where not exists (select from agreement a where a.tenant_id = c.tenant_id and a.client_id = c.client_id and a.kind = 'SERVICE' and a.retracted_at is null);
alter table commitment force row level security;
alter table disclosure force row level security;
alter table agreement force row level security;

create index commitment_assuming on commitment (tenant_id, assumption_open_since, id) where assumption_open_since is not null and retracted_at is null;
create index commitment_overrun_untold on commitment (tenant_id, overrun_since, id) where overrun_since is not null and not told and retracted_at is null;
create index commitment_unconfirmed on commitment (tenant_id, created_at, id) where assumptions_unconfirmed;
create index commitment_gate_missing on commitment (tenant_id, created_at, id) where quality_gate_missing;
create index commitment_outside on commitment (tenant_id, created_at, id) where outside_agreement;
create index commitment_proof on commitment (tenant_id, client_id, delivered_at, id) where delivered_at is not null and retracted_at is null;
create index commitment_estimated on commitment (tenant_id, delivered_at)
  where estimated_seconds is not null and actual_seconds is not null and delivered_at is not null and retracted_at is null;
