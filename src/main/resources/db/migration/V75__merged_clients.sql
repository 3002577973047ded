-- Two records of one client become one: what was recorded for the one is the other's, and the one stays behind as a pointer to it.
alter table client
  add column merged_into uuid,
  add column merged_at   timestamptz,
  add check ((merged_into is null) = (merged_at is null)),
  add check (merged_into <> id),
  add constraint fk_client__merged_into foreign key (tenant_id, merged_into) references client (tenant_id, id);
create index client_merged on client (tenant_id, merged_into) where merged_into is not null;

-- On the accounts too: every writer takes them first, and so learns at once that nothing is recorded for this client any more.
alter table trust_subject
  add column merged_into uuid,
  add constraint fk_trust_subject__merged_into foreign key (tenant_id, merged_into) references client (tenant_id, id);

-- A record changes its client together with those it refers to: whether each still refers to one of the same client is asked at the end.
do $$
declare
  reference record;
begin
  for reference in
    select c.conrelid::regclass as refers, c.conname as name from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.attname = 'client_id'
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and array_length(c.conkey, 1) = 3
  loop
    execute format('alter table %s alter constraint %I deferrable initially immediate', reference.refers, reference.name);
  end loop;
end
$$;

-- Whose they are may change, and nothing else of them.
grant update (client_id) on check_in_plan, review to troth_app;
