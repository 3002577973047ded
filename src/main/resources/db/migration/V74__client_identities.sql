-- What two records of one client are recognised by: e-mail addresses, telephone numbers and the name, each in a form in which different
-- ways of writing it are equal. A trigger keeps them, so that whatever writes to a client (a request, an import, an erasure) keeps them in line.

-- Letters' case and the space around it are no part of an e-mail address.
create function troth_email_key(address text) returns text language sql immutable parallel safe
  return nullif(lower(regexp_replace(address, '^\s+|\s+$', '', 'g')), '');

-- Digits only, 00 for +, and without the (0) that is not dialled from abroad; a handful of digits (an extension) identifies nobody.
create function troth_phone_key(number text) returns text language sql immutable parallel safe
  return (select case when length(digits) >= 6 then digits end
          from (select regexp_replace(regexp_replace(regexp_replace(number, '^(\s*(\+|00).*)\(0\)', '\1'), '[^0-9]', '', 'g'), '^00', '') as digits) as dialled);

-- Case, accents, white space, punctuation and titles aside. Accents are taken off by decomposition; letters that do not decompose are spelt out.
-- A name of titles alone keeps them.
create function troth_name_key(name text) returns text language sql immutable parallel safe
  return (select coalesce(string_agg(word, '' order by place) filter (where word <> all
            ('{dr,drs,prof,professor,doctor,med,dipl,ing,mag,phd,md,mba,msc,bsc,mr,mrs,ms,miss,mx,sir,dame,herr,frau,hr,fr}')), string_agg(word, '' order by place))
          from regexp_split_to_table(regexp_replace(
                 translate(replace(replace(replace(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'øłđðı', 'olddi'),
                 '[[:punct:][:space:]\u00a0\u00b7\u2000-\u206f\u3000-\u303f]+', ' ', 'g'), ' ') with ordinality as words (word, place)
          where word <> '');

create function troth_identities(name text, email text, phone text, channels jsonb) returns table (kind text, value text)
  language sql immutable parallel safe rows 4
begin atomic
  select 'EMAIL', address from (
    select troth_email_key(email) as address
    union select troth_email_key(step ->> 'address') from jsonb_array_elements(channels) step where step ->> 'channel' = 'EMAIL') as mail where address is not null
  union all select 'PHONE', number from (
    select troth_phone_key(phone) as number
    union select troth_phone_key(step ->> 'address') from jsonb_array_elements(channels) step where step ->> 'channel' = 'PHONE') as calls where number is not null
  union all select 'NAME', key from (select left(troth_name_key(name), 200) as key) as called where key <> '';
end;

create table client_identity (
  tenant_id text not null default current_setting('troth.tenant'),
  client_id uuid not null,
  kind      text not null check (kind in ('EMAIL', 'PHONE', 'NAME')),
  value     text not null,
  primary key (tenant_id, client_id, kind, value),
  constraint fk_client_identity__client_id foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index client_identity_value on client_identity (tenant_id, kind, value, client_id);
-- The tables' policy holds for their owner too, and a migration has no tenant: it is lifted for the one statement.
alter table client no force row level security;
insert into client_identity (tenant_id, client_id, kind, value)
  select c.tenant_id, c.id, i.kind, i.value from client c cross join lateral troth_identities(c.name, c.email, c.phone, c.channels) i;
alter table client force row level security;
call troth_protect('client_identity', 'select, insert, delete');

create function troth_keep_identities() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if (old.name, old.email, old.phone, old.channels) is not distinct from (new.name, new.email, new.phone, new.channels) then
      return null;
    end if;
    delete from client_identity where tenant_id = new.tenant_id and client_id = new.id;
  end if;
  insert into client_identity (tenant_id, client_id, kind, value)
    select new.tenant_id, new.id, i.kind, i.value from troth_identities(new.name, new.email, new.phone, new.channels) i;
  return null;
end
$$;
create trigger client_identities after insert or update on client for each row execute function troth_keep_identities();
