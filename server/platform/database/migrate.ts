import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { clientSettings } from './connect.ts'
import { makeWebLogin } from './web-login.ts'

/** In the order of the one-way doors: a room's schema may refer only to schemas before it. */
const ROOMS = ['platform', 'caseload', 'workforce', 'allocation', 'inspection', 'answers', 'voice'] as const
const server = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const OLDEST_POSTGRESQL = 150_000
/** Any fixed number: two services that start at once must not both migrate. */
const LOCK = 7_316_041

type Migration = { readonly room: string; readonly name: string; readonly text: string; readonly digest: string }

const migrationsOf = async (room: string): Promise<Migration[]> => {
  const folder = path.join(server, room, 'migrations')
  const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async name => {
      const text = await readFile(path.join(folder, name), 'utf8')
      return { room, name, text, digest: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

const applyOne = async (client: pg.Client, { room, name, text, digest }: Migration): Promise<void> => {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into platform.migration (room, name, digest) values ($1, $2, $3)', [room, name, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`Migration ${room}/${name} failed and was undone: ${why}`, { cause: error })
  }
}

const refuseOldServer = async (client: pg.Client): Promise<void> => {
  const answer = await client.query<{ server_version_num: string }>('show server_version_num')
  const version = Number(answer.rows[0]?.server_version_num)
  if (version >= OLDEST_POSTGRESQL) return
  throw new Error(`DATABASE_URL points to PostgreSQL ${Math.floor(version / 10_000)}; Candour needs 15 or later.`)
}

const migrateWith = async (client: pg.Client): Promise<number> => {
  await refuseOldServer(client)
  await client.query('select pg_advisory_lock($1)', [LOCK])
  await client.query(`create schema if not exists platform;
    create table if not exists platform.migration (
      room text, name text, digest text not null, applied_at timestamptz not null default now(), primary key (room, name))`)
  const done = await client.query<{ key: string; digest: string }>(
    `select room || '/' || name as key, digest from platform.migration`,
  )
  const applied = new Map(done.rows.map(row => [row.key, row.digest]))
  const all = (await Promise.all(ROOMS.map(migrationsOf))).flat()
  const edited = all.find(one => (applied.get(`${one.room}/${one.name}`) ?? one.digest) !== one.digest)
  if (edited) {
    throw new Error(
      `Migration ${edited.room}/${edited.name} was edited after it was applied. Put it back and add a new one instead ` +
        '(in a demonstration, "npm run reset" starts over).',
    )
  }
  const waiting = all.filter(one => !applied.has(`${one.room}/${one.name}`))
  for (const migration of waiting) await applyOne(client, migration)
  return waiting.length
}

/**
 * Brings every room's schema up to date, each migration in its own transaction, and refuses one that was edited after it landed.
 *
 * @returns how many migrations were applied
 * @throws Error naming the migration and the reason
 */
export const migrate = async (url: string): Promise<number> => {
  // A host that swallows packets would otherwise be waited for over two minutes, without a word.
  const client = new pg.Client({ ...clientSettings(url), connectionTimeoutMillis: 15_000 })
  await client.connect()
  try {
    const applied = await migrateWith(client)
    await makeWebLogin(client, url)
    // The queue's own tables: a command may ask for a job before anything runs jobs.
    await runMigrations({ connectionString: url })
    return applied
  } finally {
    await client.end()
  }
}
