import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const KEY_BYTES = 32

/** The keys of people, in one file. */
export type KeyFile = {
  /** Makes a key for everyone who has none and never had one. On disk when it returns. */
  readonly create: (subjects: readonly string[]) => void
  /** Undefined when there never was one; `destroyed` when there was. */
  readonly keyOf: (subject: string) => Uint8Array | 'destroyed' | undefined
  /** Overwrites the key. What it sealed can never be opened again, in this database or in any copy of it. */
  readonly destroy: (subject: string, at: Date) => void
  readonly destroyed: () => readonly { readonly subject: string; readonly at: string }[]
}

/**
 * Opens the file of keys, made on first use: a database of its own, outside PostgreSQL and its backups, because a key that comes
 * back with a backup undoes an erasure. `secure_delete` overwrites a destroyed key with zeros; what a disk keeps of overwritten
 * blocks is beyond any file, so the folder belongs on an encrypted disk (docs/decisions/0016).
 */
export const openKeyFile = (file: string): KeyFile => {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const db = new DatabaseSync(file)
  chmodSync(file, 0o600)
  // `full`: an entry may be committed a moment after its key, and must never outlive it. The journal holds the page as it was, so it is emptied.
  db.exec(`pragma busy_timeout = 10000; pragma journal_mode = truncate; pragma synchronous = full; pragma secure_delete = on;
    create table if not exists person_key (subject text primary key, key blob, destroyed_at text,
      check ((key is null) <> (destroyed_at is null))) without rowid, strict`)
  const insert = db.prepare('insert into person_key (subject, key) values (?, ?) on conflict do nothing')
  const select = db.prepare('select key from person_key where subject = ?')
  const erase = db.prepare(`insert into person_key (subject, destroyed_at) values (?, ?)
    on conflict (subject) do update set key = null, destroyed_at = coalesce(destroyed_at, excluded.destroyed_at)`)
  const erased = db.prepare(
    'select subject, destroyed_at as at from person_key where destroyed_at is not null order by at, subject',
  )
  return {
    create: subjects => {
      db.exec('begin immediate')
      try {
        for (const subject of subjects) insert.run(subject, randomBytes(KEY_BYTES))
        db.exec('commit')
      } catch (error) {
        db.exec('rollback')
        throw error
      }
    },
    keyOf: subject => {
      const row = select.get(subject)
      if (!row) return undefined
      return row.key instanceof Uint8Array ? row.key : 'destroyed'
    },
    destroy: (subject, at) => {
      erase.run(subject, at.toISOString())
    },
    destroyed: () => erased.all().map(row => ({ subject: String(row.subject), at: String(row.at) })),
  }
}
