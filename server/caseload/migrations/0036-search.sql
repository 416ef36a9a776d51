-- Search by name: misspelt, in part, as it sounds, and by former names.
do $$
declare
  missing text;
begin
  select string_agg(wanted, ' and ') into missing from unnest(array['pg_trgm', 'fuzzystrmatch']) wanted
    where wanted not in (select name from pg_available_extensions);
  if missing is not null then
    raise exception 'this PostgreSQL has no extension %. Install its contrib package (Debian has it in postgresql-15, Red Hat in postgresql-contrib), then start again', missing;
  end if;
end $$;
-- A schema of their own: what they bring is no function of ours. Where an administrator has put them elsewhere, they stay there.
create schema if not exists extensions;
create extension if not exists pg_trgm schema extensions;
create extension if not exists fuzzystrmatch schema extensions;

-- Thin names for the four functions that are used, wherever the extensions are.
do $$
declare
  trigrams text := (select extnamespace::regnamespace::text from pg_extension where extname = 'pg_trgm');
  phonetics text := (select extnamespace::regnamespace::text from pg_extension where extname = 'fuzzystrmatch');
  needed text;
begin
  execute format('create function caseload.similarity(a text, b text) returns real language sql immutable strict parallel safe
    return %s.similarity(a, b)', trigrams);
  execute format('create function caseload.word_similarity(part text, whole text) returns real language sql immutable strict parallel safe
    return %s.word_similarity(part, whole)', trigrams);
  execute format('create function caseload.sounds_of(words text[]) returns text[] language sql immutable strict parallel safe
    return (select coalesce(array_agg(distinct code), ''{}'') from unnest(words) word,
      lateral (values (%1$s.dmetaphone(word)), (%1$s.dmetaphone_alt(word))) codes (code) where word ~ ''^[a-z]+$'' and code <> '''')', phonetics);
  execute format('create function caseload.first_sounds_of(words text[]) returns text[] language sql immutable strict parallel safe
    return (select coalesce(array_agg(distinct code), ''{}'') from unnest(words) word, lateral %s.dmetaphone(word) code
      where word ~ ''^[a-z]+$'' and code <> '''')',
    phonetics);
  foreach needed in array array[trigrams || '.similarity(text, text)', trigrams || '.word_similarity(text, text)',
    phonetics || '.dmetaphone(text)', phonetics || '.dmetaphone_alt(text)']
  loop
    -- Where the extension belongs to somebody else, everybody may call it already.
    if not has_function_privilege('candour_app', needed, 'execute') then
      execute format('grant execute on function %s to candour_app, candour_system, candour_definer', needed);
    end if;
  end loop;
  if not has_schema_privilege('candour_app', trigrams, 'usage') then
    execute format('grant usage on schema %s to candour_app, candour_system, candour_definer', trigrams);
  end if;
  if not has_schema_privilege('candour_app', phonetics, 'usage') then
    execute format('grant usage on schema %s to candour_app, candour_system, candour_definer', phonetics);
  end if;
end $$;

-- A name as it is compared: small letters without accents, apostrophes left out, everything else between words one space. The
-- same for what is stored and what is asked, whatever locale the database has. What was written is never changed.
create function caseload.searchable(name text) returns text language sql immutable strict parallel safe
return btrim(regexp_replace(regexp_replace(
  replace(replace(replace(replace(replace(lower(translate(
    regexp_replace(normalize(name, NFKD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]', '', 'g'),
    'ØøŁłĐđÐðıĦħŦŧ', 'OoLlDdDdiHhTt')), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
  '[''`´\u2018\u2019\u02b0-\u02ff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', '', 'g'),
  '[\s!-/:-@\[-`{-~\u00a0-\u00bf\u2010-\u2027\u3000]+', ' ', 'g'));

-- Every name of a person, the present one first.
create function caseload.searchable_names(name text, former jsonb) returns text[] language sql immutable parallel safe
return array[caseload.searchable(name)] || coalesce((select array_agg(caseload.searchable(one))
  from jsonb_array_elements_text(case jsonb_typeof(former) when 'array' then former else '[]' end) one), '{}');

create function caseload.sounds_of_names(names text[]) returns text[] language sql immutable strict parallel safe
return caseload.sounds_of(string_to_array(array_to_string(names, ' '), ' '));

grant execute on function caseload.similarity(text, text), caseload.word_similarity(text, text), caseload.sounds_of(text[]),
  caseload.first_sounds_of(text[]), caseload.searchable(text), caseload.searchable_names(text, jsonb),
  caseload.sounds_of_names(text[]) to candour_app, candour_system, candour_definer;

-- Computed by the database from the row itself, so they cannot differ from it.
alter table caseload.person
  add column searched text[] not null generated always as (caseload.searchable_names(name, state -> 'formerNames')) stored,
  add column sounds text[] not null generated always as
    (caseload.sounds_of_names(caseload.searchable_names(name, state -> 'formerNames'))) stored;
comment on column caseload.person.searched is 'The person''s names as they are compared in a search, the present one first, then former ones.';
comment on column caseload.person.sounds is 'How the words of those names sound in English (double metaphone).';
