import { DatabaseSync } from 'node:sqlite'
import {
  type AddCheckpoint,
  decideAddCheckpoint,
  formatNote,
  fromBase64,
  parseAddCheckpoint,
  parseCount,
  parseNote,
  parseVerifierKey,
  sha256,
  toBase64,
  toHex,
  unseenHead,
  utf8,
  type VerifierKey,
  type WitnessDecision,
  type WitnessedLog,
} from '@candour/ledger'

const SCHEMA = `
create table if not exists log_key (verifier_key text primary key, origin text not null);
create table if not exists head (
  origin text primary key, origin_hash text not null unique, size text not null, root text not null, note text not null);
`

type HeadRow = { readonly size: string; readonly root: string }

/** Makes the cosignature line under a checkpoint text. */
export type Cosign = (text: string) => string

/** What the witness answers: on 200 the cosignature line, which is stored already. */
export type StoredDecision = Exclude<WitnessDecision, { status: 200 }> | { readonly status: 200; readonly line: string }

/**
 * What a witness remembers: the keys that it trusts, and the last checkpoint of each log that it cosigned. One SQLite file, since
 * checking and remembering must be one step, for two requests at once and for two processes.
 */
export class WitnessStore {
  readonly #db: DatabaseSync

  constructor(file: string) {
    this.#db = new DatabaseSync(file, { timeout: 5000 })
    // A cosignature that is out must be remembered, whatever happens to the power.
    this.#db.exec('pragma synchronous = extra')
    this.#db.exec(SCHEMA)
  }

  /** Trusts a key of the log whose name it has. @throws LedgerError when it is no verifier key */
  trust(key: string): void {
    const { name } = parseVerifierKey(key)
    this.#db.prepare('insert or ignore into log_key (verifier_key, origin) values (?, ?)').run(key, name)
  }

  /** Decides a request, cosigns it when it may, and remembers that: it is on the disk when this returns. */
  decide(body: string, cosign: Cosign): StoredDecision {
    this.#db.exec('begin immediate')
    try {
      const decision = decideAddCheckpoint(body, origin => this.#log(origin))
      const stored = decision.status === 200 ? this.#remember(decision, parseAddCheckpoint(body), cosign) : decision
      this.#db.exec('commit')
      return stored
    } catch (error) {
      this.#db.exec('rollback')
      throw error
    }
  }

  /** The last checkpoint of a log that was cosigned, with that cosignature, by the SHA-256 of its origin in hexadecimal. */
  latest(originHash: string): string | undefined {
    const row = this.#db.prepare('select note from head where origin_hash = ?').get(originHash)
    return row === undefined ? undefined : String(row.note)
  }

  close(): void {
    this.#db.close()
  }

  #keysOf(origin: string): readonly VerifierKey[] {
    const rows = this.#db.prepare('select verifier_key from log_key where origin = ?').all(origin)
    return rows.map(row => parseVerifierKey(String(row.verifier_key)))
  }

  #log(origin: string): WitnessedLog | undefined {
    const keys = this.#keysOf(origin)
    if (keys.length === 0) return undefined
    const row = this.#db.prepare('select size, root from head where origin = ?').get(origin) as HeadRow | undefined
    const head = row ? { size: parseCount(row.size, 'stored size'), root: fromBase64(row.root) } : unseenHead
    return { keys, head }
  }

  #remember(
    { origin, head, text }: Extract<WitnessDecision, { status: 200 }>,
    { note }: AddCheckpoint,
    cosign: Cosign,
  ): StoredDecision {
    const keys = this.#keysOf(origin)
    const isTrusted = ({ name, id }: { readonly name: string; readonly id: string }) =>
      keys.some(key => key.name === name && key.id === id)
    const line = cosign(text)
    const kept = `${formatNote({ text, signatures: parseNote(note).signatures.filter(isTrusted) })}${line}`
    this.#db
      .prepare('insert or replace into head (origin, origin_hash, size, root, note) values (?, ?, ?, ?, ?)')
      .run(origin, toHex(sha256(utf8(origin))), String(head.size), toBase64(head.root), kept)
    return { status: 200, line }
  }
}
