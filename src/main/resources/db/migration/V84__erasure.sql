-- Personal data of a client can be erased while its records, the ledger and every count stay. What is personal is declared in one
-- catalogue (dev.troth.privacy.PersonalData); here is what the database does with it.

-- Since when the client is erased: on each of its records, which allow no move any more, and on the accounts that every writer takes first.
alter table client add column erased_at timestamptz;
alter table agreement add column erased_at timestamptz;
alter table commitment add column erased_at timestamptz;
alter table disclosure add column erased_at timestamptz;
alter table incident add column erased_at timestamptz;
alter table communication add column erased_at timestamptz;
alter table practice add column erased_at timestamptz;
alter table reference add column erased_at timestamptz;
alter table checklist_item add column erased_at timestamptz;
alter table win_back add column erased_at timestamptz;
alter table access_grant add column erased_at timestamptz;
alter table trust_subject add column erased_at timestamptz;
create index client_erased on client (tenant_id, id) where erased_at is not null;

-- A text that is only compared becomes a pseudonym: equal texts of one client stay equal, and the salt is kept nowhere.
create function troth_pseudonym(words text, salt text) returns text language sql immutable parallel safe
  return left(encode(sha256(convert_to(salt || words, 'UTF8')), 'hex'), 16);

-- JSON without its texts: numbers, truths and structure stay, and so do texts under the keys that are named as kept; those under the keys
-- named as compared become pseudonyms. The texts of a list stand under the key of the list, at the top under the empty one.
create function troth_without_words(doc jsonb, under text, kept text[], compared text[], salt text) returns jsonb
  language plpgsql immutable parallel safe as $$
begin
  case jsonb_typeof(doc)
    when 'object' then
      return (select coalesce(jsonb_object_agg(f.key, troth_without_words(f.value, f.key, kept, compared, salt)), '{}') from jsonb_each(doc) f);
    when 'array' then
      return (select coalesce(jsonb_agg(troth_without_words(i.item, under, kept, compared, salt) order by i.place), '[]')
              from jsonb_array_elements(doc) with ordinality i (item, place));
    when 'string' then
      return case when under = any (kept) then doc
                  when under = any (compared) then to_jsonb(troth_pseudonym(doc #>> '{}', salt))
                  else to_jsonb('Erased'::text) end;
    else
      return doc;
  end case;
end
$$;

-- A frozen review is never rewritten: the service may only take the words out of those of a client, by this function.
create function troth_forget_reviews(clients uuid[], kept text[], compared text[], salt text) returns void
  language sql security definer set search_path = public, pg_temp
begin atomic
  update review set figures = troth_without_words(figures, '', kept, compared, salt),
                    resolutions = troth_without_words(resolutions, '', '{}', '{}', salt),
                    note = case when note is not null then 'Erased' end
    where tenant_id = current_setting('troth.tenant') and client_id = any (clients);
end;
revoke execute on function troth_forget_reviews from public;
grant execute on function troth_forget_reviews to troth_app;

-- The first answer to a request about an erased client is forgotten; that the key was used is not, so that no retry repeats the request.
grant update (fingerprint, location, tag, body) on idempotency to troth_app;
