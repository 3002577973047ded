-- What of an agreement waits for somebody, found by index: an acceptance, fees to be told of, a review, an end; and what was found when
-- both looked at the terms again, or whether a clause was adhered to.
alter table agreement
  add column reviews                jsonb not null default '[]',
  add column checks                 jsonb not null default '[]',
  add column offered_at             timestamptz,
  add column acceptance_of          text check (acceptance_of in ('PROVIDER', 'CLIENT')),
  add column fees_undisclosed_since timestamptz,
  add column review                 timestamptz,
  add column expiry                 timestamptz,
  add column in_force_until         timestamptz,
  add check ((offered_at is null) = (acceptance_of is null));

-- The owner of the table sees no tenant's rows while it is bound by the policies: what is there already is brought in line without them.
alter table agreement no force row level security;
with standing as (
  select tenant_id, id, status, revisions -> (revision - 1) as now,
         (select r from jsonb_array_elements(revisions) r where jsonb_array_length(r -> 'acceptances') = 2
          order by (r ->> 'number')::integer desc limit 1) as agreed
  from agreement where status <> 'ENDED' and retracted_at is null
), untold as (
  select a.tenant_id, a.id, min((f ->> 'chargedFrom')::timestamptz) as charged_from
  from agreement a cross join jsonb_array_elements(coalesce(a.revisions -> (a.revision - 1) -> 'terms' -> 'fees', '[]')) f
  where not exists (
    select 1 from (
      select t from jsonb_array_elements(a.revisions) r cross join jsonb_array_elements(coalesce(r -> 'terms' -> 'fees', '[]')) t where t ? 'disclosedAt'
      union all select t from jsonb_array_elements(a.fees_disclosed || a.fee_disclosures) telling cross join jsonb_array_elements(telling -> 'fees') t
    ) told where t -> 'name' = f -> 'name' and t -> 'amount' is not distinct from f -> 'amount' and t -> 'every' is not distinct from f -> 'every')
  group by a.tenant_id, a.id
)
update agreement a set
  offered_at = case when s.status = 'OFFERED' then (s.now ->> 'offeredAt')::timestamptz end,
  acceptance_of = case when s.status = 'OFFERED' then case when s.now -> 'acceptances' @> '[{"party": "CLIENT"}]' then 'PROVIDER' else 'CLIENT' end end,
  fees_undisclosed_since = (select least((s.now ->> 'offeredAt')::timestamptz, u.charged_from) from untold u
                            where u.tenant_id = a.tenant_id and u.id = a.id and (s.status = 'OFFERED' or s.agreed is not null)),
  review = case when s.status <> 'OFFERED' or (s.now -> 'terms' -> 'reviewDue') is not distinct from (s.agreed -> 'terms' -> 'reviewDue')
                then (s.agreed -> 'terms' ->> 'reviewDue')::timestamptz end,
  expiry = case when s.status <> 'OFFERED' or (s.now -> 'terms' -> 'expiresAt') is not distinct from (s.agreed -> 'terms' -> 'expiresAt')
                then (s.agreed -> 'terms' ->> 'expiresAt')::timestamptz end,
  in_force_until = (s.agreed -> 'terms' ->> 'expiresAt')::timestamptz
from standing s where s.tenant_id = a.tenant_id and s.id = a.id;
alter table agreement force row level security;

create index agreement_expiring on agreement (tenant_id, expires_at, id) where expires_at is not null;
create index agreement_unaccepted on agreement (tenant_id, offered_at, id) where offered_at is not null;
create index agreement_fees_undisclosed on agreement (tenant_id, fees_undisclosed_since, id) where fees_undisclosed_since is not null;
create index agreement_review_awaited on agreement (tenant_id, review, id) where review is not null;
create index agreement_expiry_awaited on agreement (tenant_id, expiry, id) where expiry is not null;
