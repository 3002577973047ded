-- How long a tenant keeps the personal data of relationships that are over, version by version, written once like its trust policy.
create table retention_policy (
  tenant_id               text        not null default current_setting('troth.tenant'),
  id                      uuid        not null,
  version                 bigint      not null check (version > 0),
  personal_data_after_end text        check (personal_data_after_end ~ '^P[1-9][0-9]{0,3}[YMWD]$'),
  created_at              timestamptz not null,
  actor                   text        not null,
  primary key (tenant_id, id)
);
create unique index retention_policy_version on retention_policy (tenant_id, version);
call troth_protect('retention_policy', 'select, insert');
-- Who has set one is asked in the background, with the tenant *, which no token can name: and who has answers that are out of date.
create policy worker on retention_policy for select using (current_setting('troth.tenant', true) = '*');
create policy worker on idempotency for select using (current_setting('troth.tenant', true) = '*');
