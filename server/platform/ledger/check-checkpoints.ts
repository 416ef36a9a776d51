import { openCheckpoint, parseVerifierKey, sameBytes, type VerifierKey } from '@candour/ledger'
import { sql } from 'kysely'
import type { Trx } from '../database/tables.ts'
import { type Cosignature, checkCosignature, checkNoneWithoutCheckpoint } from './check-cosignatures.ts'
import { type Report, ROWS_AT_ONCE } from './check-finding.ts'

/** Every key that the log says it signed with; one that is malformed, or of another log than the first, is reported. */
const knownKeys = async (trx: Trx, report: Report): Promise<VerifierKey[]> => {
  const rows = await trx.selectFrom('ledger.log_key').selectAll().orderBy('since').execute()
  const keys: VerifierKey[] = []
  for (const { verifier_key, origin } of rows) {
    try {
      const key = parseVerifierKey(verifier_key)
      keys.push(key)
      if (key.name !== origin) report('log key', verifier_key, `is of ${key.name}, and stands for ${origin}`)
      else if (key.name !== keys[0]?.name) report('log key', verifier_key, `is of another log than ${keys[0]?.name}`)
    } catch (error) {
      report('log key', verifier_key, error instanceof Error ? error.message : String(error))
    }
  }
  return keys
}

/** Sizes come as text: one set beyond 2^53 is to be found, not to stop the check. */
type CheckpointRow = {
  readonly size: string
  readonly root: Buffer
  readonly note: string
  readonly published_at: Date
  readonly cosignatures: readonly Cosignature[]
}

const checkpointsAfter = async (trx: Trx, last: string | undefined): Promise<CheckpointRow[]> => {
  const after = last === undefined ? sql`` : sql`where c.size > ${last}::bigint`
  const { rows } = await sql<CheckpointRow>`select c.size::text, c.root, c.note, c.published_at, coalesce((
      select jsonb_agg(jsonb_build_object('key', s.witness_key, 'line', s.line, 'seconds', s.seconds::text))
      from ledger.cosignature s where s.size = c.size), '[]') as cosignatures
    from ledger.checkpoint c ${after} order by c.size limit ${ROWS_AT_ONCE}`.execute(trx)
  return rows
}

/** All checkpoints, smallest first, held against a tree that grows beside them: at no moment are many of them in memory. */
export class CheckpointCheck {
  count = 0
  readonly #trx: Trx
  readonly #report: Report
  readonly #now: Date
  readonly #keys: readonly VerifierKey[]
  #rows: CheckpointRow[] = []
  #last: string | undefined
  #before: Date | undefined

  private constructor(trx: Trx, now: Date, keys: readonly VerifierKey[], report: Report) {
    this.#trx = trx
    this.#now = now
    this.#keys = keys
    this.#report = report
  }

  /** @param now what no checkpoint may be later than */
  static async open(trx: Trx, now: Date, report: Report): Promise<CheckpointCheck> {
    const check = new CheckpointCheck(trx, now, await knownKeys(trx, report), report)
    await check.#next()
    return check
  }

  /** The size of the next checkpoint to be compared, or undefined after the last. */
  get nextSize(): number | undefined {
    const [row] = this.#rows
    return row && Number(row.size)
  }

  /** Compares every checkpoint of this size, or of one that the tree never had, with the root that the leaves give. */
  async reached(size: number, root: Uint8Array): Promise<void> {
    for (let [row] = this.#rows; row && Number(row.size) <= size; [row] = this.#rows) {
      this.#check(row, Number(row.size) === size ? root : undefined, size)
      await this.#next()
    }
  }

  /** What is left when the tree has all its leaves covers more than there is; and a cosignature is of a checkpoint. */
  async finish(size: number): Promise<void> {
    await checkNoneWithoutCheckpoint(this.#trx, this.#report)
    for (let [row] = this.#rows; row; [row] = this.#rows) {
      this.#check(row, undefined, size)
      await this.#next()
    }
  }

  async #next(): Promise<void> {
    this.#rows = this.#rows.slice(1)
    if (this.#rows.length > 0) return
    this.#rows = await checkpointsAfter(this.#trx, this.#last)
    this.#last = this.#rows.at(-1)?.size ?? this.#last
  }

  #check(row: CheckpointRow, derived: Uint8Array | undefined, numbered: number): void {
    this.count += 1
    const subject = `checkpoint ${row.size}`
    const stated = this.#checkNote(row, subject)
    if (!derived) this.#report('checkpoint root', subject, `covers more than the ${numbered} leaves that are numbered`)
    else if (!sameBytes(derived, stated)) {
      this.#report('checkpoint root', subject, 'states a root that its leaves do not give')
    }
    for (const cosignature of row.cosignatures) checkCosignature(row.note, cosignature, subject, this.#report)
    this.#checkTime(row, subject)
  }

  /** @returns the root that was signed, or the one that stands in the row when the note does not open */
  #checkNote({ note, root, size }: CheckpointRow, subject: string): Uint8Array {
    const opened = openCheckpoint(note, this.#keys, this.#keys[0]?.name ?? '')
    if (!opened.ok) {
      this.#report('checkpoint note', subject, opened.why)
      return root
    }
    const { checkpoint } = opened
    if (String(checkpoint.size) !== size) {
      this.#report('checkpoint note', subject, `its note states size ${checkpoint.size}`)
    } else if (!sameBytes(checkpoint.root, root)) {
      this.#report('checkpoint note', subject, 'its note states another root than stands beside it')
    }
    return checkpoint.root
  }

  /** Its time rests on our clock alone, so it is only held against the others and against now. */
  #checkTime({ published_at }: CheckpointRow, subject: string): void {
    if (this.#before && published_at < this.#before) {
      this.#report('checkpoint time', subject, 'is older than a checkpoint of a smaller log')
    }
    if (published_at > this.#now) this.#report('checkpoint time', subject, 'lies in the future')
    this.#before = published_at
  }
}
