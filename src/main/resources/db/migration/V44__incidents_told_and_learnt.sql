-- What a closed incident leaves may be waived; who caused it is told apart from who answers; how often the client hears of it; what it repeats.
alter table incident
  add column waiver jsonb,
  add column caused_by text,
  add column cause_coverage text check (cause_coverage in ('COVERED', 'NOT_COVERED', 'NOT_FOLLOWED', 'UNKNOWN')),
  add column update_every numeric(21, 0) not null default 259200000000000 check (update_every >= 3600000000000), -- nanoseconds
  add column last_update_at timestamptz,
  add column update_due_at timestamptz,
  add column remedy_due_at timestamptz,
  add column recurrence integer not null default 0 check (recurrence between 0 and 3),
  add column repeats boolean not null generated always as (recurrence > 0) stored,
  add column lesson_missing boolean not null generated always as
    (status = 'FIXED' and retracted_at is null and (lesson is null or practice_id is null and waiver is null)) stored,
  add column unheard boolean not null generated always as
    ((detected_by = 'CLIENT' or kind = 'COMPLAINT' or complaint is not null) and heard_at is null and status <> 'CLOSED' and retracted_at is null) stored;

-- The tables' policy holds for their owner too, and a migration has no tenant: it is lifted for what follows.
alter table incident no force row level security;
alter table communication no force row level security;
update incident set update_every = 86400000000000 where severity in ('MAJOR', 'SEVERE');
update incident i set last_update_at =
  (select max(c.at) from communication c where c.tenant_id = i.tenant_id and c.about_type = 'INCIDENT' and c.about_id = i.id and c.sender = 'PROVIDER' and c.retracted_at is null);
update incident set update_due_at = greatest(detected_at, coalesce(last_update_at, detected_at)) + update_every / 1000000000 * interval '1 second';
update incident set remedy_due_at =
  (select min((r ->> 'dueAt')::timestamptz) from jsonb_array_elements(remedies) r where r ->> 'doneAt' is null);
update incident i set recurrence = least(3,
  (select count(*) from incident e where e.tenant_id = i.tenant_id and e.client_id = i.client_id and e.cause_key = i.cause_key and e.retracted_at is null
     and e.detected_at < i.detected_at and e.detected_at >= (i.detected_at at time zone 'UTC' - interval '12 months') at time zone 'UTC'
     and case i.accountable when 'PROVIDER' then e.provider_share else e.client_share end > 0));
alter table incident force row level security;
alter table communication force row level security;
alter table incident alter column update_every drop default, alter column recurrence drop default;

create index incident_repeats on incident (tenant_id, repeats, created_at, id);
create index incident_update_due on incident (tenant_id, update_due_at, id) where status <> 'CLOSED' and retracted_at is null;
create index incident_remedy_due on incident (tenant_id, remedy_due_at, id) where remedy_due_at is not null and status <> 'CLOSED' and retracted_at is null;
create index incident_lesson_missing on incident (tenant_id, fixed_at, id) where lesson_missing;
create index incident_unheard on incident (tenant_id, detected_at, id) where unheard;
create index communication_about_from on communication (tenant_id, about_id, sender, at) where about_id is not null and retracted_at is null;
