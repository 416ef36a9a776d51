import type { Db } from '../database/tables.ts'
import { Halted } from './halted.ts'

/** Tells pages and health checks why numbering or signing has stopped; null once they run again. */
const writeStanding = async (db: Db, failure: string | null, since: Date): Promise<void> => {
  await db.updateTable('ledger.standing').set({ failure, since }).execute()
}

/** Why numbering or signing has stopped, for whoever asks; null while both run. */
export const standingFailure = async (db: Pick<Db, 'selectFrom'>): Promise<string | null> => {
  const row = await db.selectFrom('ledger.standing').select('failure').executeTakeFirst()
  return row?.failure ?? null
}

type Part = 'outside' | 'numbering' | 'signing'

/** What is wrong with the log, by the part that it is wrong with. Each change is written down and told once. */
export class Troubles {
  readonly #db: Db
  readonly #warn: (what: string) => void
  readonly #parts = new Map<Part, Error>()
  /** Undefined at first: what an earlier run wrote down is not known to be true. */
  #told: string | null | undefined

  constructor(db: Db, warn: (what: string) => void) {
    this.#db = db
    this.#warn = warn
  }

  /** What stops the log, the worst first. */
  get first(): Error | null {
    const all = [...this.#parts.values()]
    return all.find(error => error instanceof Halted) ?? all[0] ?? null
  }

  get halted(): boolean {
    return this.first instanceof Halted
  }

  /** Something went wrong, or `null` when it went well. What made the log halt stays. */
  async note(part: Part, error: unknown): Promise<void> {
    if (this.#parts.get(part) instanceof Halted) return
    if (error === null) this.#parts.delete(part)
    else this.#parts.set(part, error instanceof Error ? error : new Error(String(error)))
    const message = this.first?.message ?? null
    if (message === this.#told) return
    if (message !== null) this.#warn(message)
    // What cannot be written while the database is away is written with the next change.
    await writeStanding(this.#db, message, new Date()).catch(() => {})
    this.#told = message
  }
}
