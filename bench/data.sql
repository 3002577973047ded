-- A relationship that was recorded over the API, copied for every client of the data set. Copies have ids that can be computed: 0190000K-0000-7000-8000-N
-- with the kind K (0 clients, 1 commitments) and in N the client's number; what belongs to a client has N = number of the client * 100 + its own.
-- psql -v original=ID -v copies=N
set troth.tenant = 'bench';
create table bench_copied (id uuid primary key, kind int not null, number int not null check (number < 100));
insert into bench_copied values (:'original', 0, 0);
insert into bench_copied select id, 1, row_number() over (order by id) - 1 from commitment where client_id = :'original';
insert into bench_copied select id, 2, row_number() over (order by id) - 1 from ledger where client_id = :'original';
insert into bench_copied select id, 3, row_number() over (order by id) - 1 from communication where client_id = :'original';
insert into bench_copied select id, 4, row_number() over (order by id) - 1 from incident where client_id = :'original';

create function bench_id(kind int, number bigint) returns uuid language sql immutable as $$
  select cast('0190000' || kind || '-0000-7000-8000-' || lpad(cast(number as text), 12, '0') as uuid)
$$;

-- offset 0 keeps a record from being made once for each of its columns.
create procedure bench_copy(kept text, original uuid, copies int) language plpgsql as $$
declare
  columns text;
  fields text;
begin
  select string_agg(quote_ident(attname), ', ' order by attnum), string_agg('(r).' || quote_ident(attname), ', ' order by attnum) into columns, fields
  from pg_attribute where attrelid = cast(kept as regclass) and attnum > 0 and not attisdropped and attgenerated = '';
  execute format('
    insert into %1$I (%2$s)
    select %3$s from (
      select jsonb_populate_record(o, (
        select jsonb_object_agg(key, bench_id(kind, case kind when 0 then n else n * 100 + number end))
        from jsonb_each_text(to_jsonb(o)) join bench_copied c on c.id::text = value)) as r
      from %1$I o, generate_series(1, %5$s) n where %4$s = $1 offset 0) copied', kept, columns, fields, case kept when 'client' then 'o.id' else 'o.client_id' end, copies)
  using original;
end
$$;
call bench_copy('client', :'original', :copies);
call bench_copy('trust_subject', :'original', :copies);
call bench_copy('trust_sum', :'original', :copies);
call bench_copy('ledger', :'original', :copies);
call bench_copy('commitment', :'original', :copies);
call bench_copy('open_fact', :'original', :copies);
call bench_copy('communication', :'original', :copies);
call bench_copy('contact', :'original', :copies);
call bench_copy('incident', :'original', :copies);

-- Promises that can be delivered, numbered from FIRST on, of the second half of the clients.
create procedure bench_open(first_number bigint, wanted bigint, clients int) language plpgsql as $$
begin
  insert into commitment select (r).* from (
    select jsonb_populate_record(o, jsonb_build_object('id', bench_id(8, n), 'client_id', bench_id(0, clients + n % clients + 1),
      'created_at', clock_timestamp(), 'updated_at', clock_timestamp())) as r
    from commitment o, generate_series(first_number, first_number + wanted - 1) n where o.id = bench_id(1, 119) offset 0) opened;
  insert into open_fact select (r).* from (
    select jsonb_populate_record(o, jsonb_build_object('source_id', bench_id(8, n), 'client_id', bench_id(0, clients + n % clients + 1),
      'settled_through', clock_timestamp())) as r
    from open_fact o, generate_series(first_number, first_number + wanted - 1) n where o.source_id = bench_id(1, 119) offset 0) opened;
end
$$;

create table bench_sum as select * from trust_sum;
create table bench_subject as select * from trust_subject;
create table bench_loaded as select clock_timestamp() as at;

-- What loads have written goes, so that the next one finds the data of the first.
create procedure bench_restore() language plpgsql as $$
declare
  loaded timestamptz = (select at from bench_loaded);
begin
  delete from ledger where recorded_at > loaded;
  delete from open_fact where settled_through > loaded;
  delete from commitment where created_at > loaded;
  delete from trust_sum s where not exists (select from bench_sum b where (b.client_id, b.subject, b.dimension, b.reason) = (s.client_id, s.subject, s.dimension, s.reason));
  update trust_sum s set r = b.r, s = b.s, fast_r = b.fast_r, fast_s = b.fast_s, tally = b.tally from bench_sum b
  where (b.client_id, b.subject, b.dimension, b.reason) = (s.client_id, s.subject, s.dimension, s.reason) and b.tally <> s.tally;
  update trust_subject s set established_at = b.established_at from bench_subject b
  where (b.client_id, b.subject) = (s.client_id, s.subject) and b.established_at is distinct from s.established_at;
end
$$;
