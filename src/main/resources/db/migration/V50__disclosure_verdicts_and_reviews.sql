-- What was proven of a statement, whether telling came with an apology, and where one hidden thing calls for a look at the rest.
alter table disclosure add column verdict jsonb;
alter table disclosure add column apologised boolean not null default false;
alter table disclosure add column review_since timestamptz;
alter table disclosure add column open_items_reviewed_at timestamptz;
alter table disclosure add column open_items_findings text;

-- The rule of the service for what is there already: lied about, denied, or found out later than the grace of its severity.
-- The tables' policy holds for their owner too, and a migration has no tenant: it is lifted for the one statement.
alter table disclosure no force row level security;
alter table commitment no force row level security;
update disclosure d set review_since = coalesce(counterpart_knew_at, created_at)
where denied or deception
   or counterpart_knew_at is not null
      and (disclosed_at is null or disclosed_at >= counterpart_knew_at)
      and counterpart_knew_at > aware_at + case severity when 'MINOR' then interval '504 hours' when 'MODERATE' then interval '168 hours'
                                                         when 'MAJOR' then interval '84 hours' else interval '28 hours' end
      and (disclosed_at is null
           or kind not in ('ASSUMPTION', 'ABSENCE', 'SKILL_GAP')
           or kind = 'ABSENCE' and (absent_from is null or disclosed_at > absent_from)
           or kind = 'SKILL_GAP' and disclosed_at > (select c.promised_at from commitment c
                                                     where c.tenant_id = d.tenant_id and c.id = d.about_commitment_id));
alter table commitment force row level security;
alter table disclosure force row level security;

create index disclosure_to_review on disclosure (tenant_id, review_since, id)
  where review_since is not null and open_items_reviewed_at is null and retracted_at is null;
-- When the other party was told, for figures over a period: of the tenant, and of one client.
create index disclosure_told on disclosure (tenant_id, disclosed_at) where disclosed_at is not null and retracted_at is null;
create index disclosure_told_to_client on disclosure (tenant_id, client_id, disclosed_at) where disclosed_at is not null and retracted_at is null;
