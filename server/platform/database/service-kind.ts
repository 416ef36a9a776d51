import { sql } from 'kysely'
import type { Db } from './tables.ts'

const REAL_DATA = `This database holds a real service, and no OpenID provider is set: with the demonstration's public passwords anyone
could sign in. Set OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET (or OIDC_CLIENT_SECRET_FILE) and CANDOUR_URL, or choose
another database with CANDOUR_DATA or DATABASE_URL.`

const INVENTED_DATA = `This database holds the demonstration, whose people are invented, and an OpenID provider is set. Choose an empty
database with CANDOUR_DATA or DATABASE_URL, or unset OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.`

/**
 * Notes at the first start whether a database is for the demonstration or for a real service, and holds every later start to it:
 * settings that went missing must not open a real record with public passwords.
 *
 * @throws Error that says which settings to change
 */
export const holdToServiceKind = async (system: Db, demonstration: boolean): Promise<void> => {
  const kind = demonstration ? 'demonstration' : 'production'
  await sql`insert into platform.service_kind (kind) values (${kind}) on conflict do nothing`.execute(system)
  const { rows } = await sql<{ kind: string }>`select kind from platform.service_kind`.execute(system)
  if (rows[0]?.kind !== kind) throw new Error(demonstration ? REAL_DATA : INVENTED_DATA)
}
