import pg from 'pg'
import type { Databases } from '#platform/database/databases.ts'

/**
 * Runs SQL as whoever owns the whole cluster: no row-level security, no grants, and no triggers in the way. What such a person
 * does cannot be prevented; it must be seen.
 *
 * @returns rows changed
 */
export const asOwnerOfDatabase = async (
  { url }: Databases,
  sql: string,
  values: readonly unknown[],
): Promise<number> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query("set session_replication_role = 'replica'")
    const { rowCount } = await client.query(sql, [...values])
    return rowCount ?? 0
  } finally {
    await client.end()
  }
}
