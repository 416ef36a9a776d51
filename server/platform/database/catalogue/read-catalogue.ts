import { sql } from 'kysely'
import type { Db } from '../tables.ts'

/** Schemas of ours. Those of libraries are their own affair; our roles have no rights there that a line below would not show. */
const schemas = sql`('platform', 'ledger', 'caseload', 'workforce', 'allocation', 'inspection', 'answers', 'voice')`

/** Everything in the database that decides who may do what, as one sorted line each. */
export type Catalogue = {
  readonly tables: readonly string[]
  readonly policies: readonly string[]
  readonly grants: readonly string[]
  readonly functions: readonly string[]
  readonly triggers: readonly string[]
  readonly views: readonly string[]
}

const lines = async (db: Db, query: ReturnType<typeof sql<{ line: string }>>): Promise<string[]> =>
  (await query.execute(db)).rows.map(row => row.line).sort()

/** Whoever migrates owns what is made; another name on every machine. */
const owner = (name: string) =>
  sql`case when pg_has_role(${sql.raw(name)}, 'candour_definer', 'usage') and ${sql.raw(name)} <> 'candour_definer'::regrole
    then 'whoever migrates' else ${sql.raw(name)}::regrole::text end`

const tables = (db: Db) =>
  lines(
    db,
    sql`select format('%s, of %s, row-level security %s', c.oid::regclass, ${owner('c.relowner')},
        case when c.relrowsecurity and c.relforcerowsecurity then 'forced' when c.relrowsecurity then 'not for its owner'
          else 'off' end) as line
      from pg_class c where c.relnamespace::regnamespace::text in ${schemas} and c.relkind in ('r', 'p')`,
  )

const policies = (db: Db) =>
  lines(
    db,
    sql`select format('%s.%s %s, %s for %s to %s, %s', schemaname, tablename, policyname, lower(permissive), lower(cmd),
        array_to_string(roles, ', '), left(encode(sha256(convert_to(concat_ws(' / ', qual, with_check), 'UTF8')), 'hex'), 16)) as line
      from pg_policies where schemaname in ${schemas}`,
  )

const grants = (db: Db) =>
  lines(
    db,
    sql`select format('%s to %s: %s%s', c.oid::regclass, case a.grantee when 0 then 'everyone' else a.grantee::regrole::text end,
        string_agg(lower(a.privilege_type), ', ' order by a.privilege_type), t.of) as line
      from pg_class c
      cross join lateral (
        select c.relacl as acl, '' as of
        union all select attacl, format(' (%s)', attname) from pg_attribute
          where attrelid = c.oid and attnum > 0 and not attisdropped and attacl is not null) t
      cross join lateral aclexplode(t.acl) a
      where c.relnamespace::regnamespace::text in ${schemas} and c.relkind in ('r', 'p', 'v')
        and a.grantee in (0, 'candour_app'::regrole, 'candour_definer'::regrole)
      group by c.oid, a.grantee, t.of`,
  )

const functions = (db: Db) =>
  lines(
    db,
    sql`select format('%s, as %s, of %s, %s, called by %s, %s', p.oid::regprocedure,
        case when p.prosecdef then 'its owner' else 'its caller' end, ${owner('p.proowner')},
        coalesce(array_to_string(p.proconfig, '; '), 'no settings'),
        coalesce((select string_agg(case a.grantee when 0 then 'everyone' else a.grantee::regrole::text end, ', '
            order by a.grantee::regrole::text) from aclexplode(p.proacl) a
          where a.privilege_type = 'EXECUTE' and a.grantee <> p.proowner), 'nobody else'),
        left(encode(sha256(convert_to(concat(p.prosrc, pg_get_function_sqlbody(p.oid)), 'UTF8')), 'hex'), 16)) as line
      from pg_proc p where p.pronamespace::regnamespace::text in ${schemas}
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  )

const triggers = (db: Db) =>
  lines(
    db,
    sql`select format('%s %s: %s, %s', t.tgrelid::regclass, t.tgname, regexp_replace(pg_get_triggerdef(t.oid),
        '^.*? (BEFORE|AFTER|INSTEAD OF) (.*?) ON .* EXECUTE FUNCTION ', '\\1 \\2, '),
        case t.tgenabled when 'O' then 'enabled' else 'NOT ENABLED' end) as line
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace::regnamespace::text in ${schemas} and not t.tgisinternal`,
  )

const views = (db: Db) =>
  lines(
    db,
    sql`select format('%s, %s, %s', c.oid::regclass, case c.relkind when 'v' then 'view' else 'MATERIALISED' end,
        coalesce(array_to_string(c.reloptions, ', '), 'as its owner')) as line
      from pg_class c where c.relnamespace::regnamespace::text in ${schemas} and c.relkind in ('v', 'm')`,
  )

/**
 * Reads from a migrated database what decides who may do what: owners and row-level security of tables, policies with a digest of
 * what they say, grants to the roles that serve, functions with a digest of their bodies, triggers, views.
 */
export const readCatalogue = async (db: Db): Promise<Catalogue> => ({
  tables: await tables(db),
  policies: await policies(db),
  grants: await grants(db),
  functions: await functions(db),
  triggers: await triggers(db),
  views: await views(db),
})
