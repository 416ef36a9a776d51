import { createHash, randomUUID } from 'node:crypto'
import { canonicalJson } from '@candour/ledger'
import type { NewEntryWithId } from '../commands/append-entries.ts'
import { asWritten } from '../commands/append-entry.ts'
import { kindOf } from '../kinds/registry.ts'
import { checkAgainst, checked } from '../record/check.ts'
import { type Entry, EntryRefused, type NewEntry, type Problem } from '../record/entry.ts'
import { canExtend, extend, fold } from '../record/fold.ts'
import { type CaseState, nothingRecorded } from '../record/state.ts'
import { checkWithdrawal } from '../record/withdrawal.ts'
import { type Finding, shownValue } from './finding.ts'
import { columnAt, type ReadRow } from './read-row.ts'

/** What the service knows before a load. */
export type Known = {
  /** Records of the people whom the files name and who are registered already, by CRN. */
  readonly records: ReadonlyMap<string, { readonly personId: string; readonly entries: readonly Entry[] }>
  /** Staff codes and usernames. */
  readonly people: ReadonlySet<string>
  readonly staff: ReadonlySet<string>
  readonly teams: ReadonlySet<string>
}

export const REGISTRATION = 'person-registered'

type Said = Pick<Entry, 'kind' | 'happened' | 'author' | 'workDoneBy' | 'body'>

/** What makes two entries say the same; when they were recorded does not count. */
const digestOf = ({ kind, happened, author, workDoneBy, body }: Said): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify({ kind, happened, author, workDoneBy, body }))))
    .digest('base64')

const unknownStaff = (code: string): string => `There is no member of staff or account "${code}"`

/** Codes of staff and teams that nobody has, by column. */
const codeProblems = ({ from, author, workDoneBy, body }: ReadRow, known: Known): Problem[] => {
  const problems: Problem[] = []
  if (!known.people.has(author)) problems.push({ field: 'author', message: unknownStaff(author) })
  if (workDoneBy !== author && !known.people.has(workDoneBy)) {
    problems.push({ field: 'work_done_by', message: unknownStaff(workDoneBy) })
  }
  for (const { name, as } of kindOf(from.kind).questions) {
    const answer = body[name]
    if (typeof answer !== 'string') continue
    if (as === 'team' && !known.teams.has(answer)) {
      problems.push({ field: name, message: `There is no team "${answer}"` })
    }
    if (as === 'practitioner' && !known.staff.has(answer)) {
      problems.push({ field: name, message: unknownStaff(answer) })
    }
  }
  return problems
}

/** The rows about one person, added in the order in which they are to be written. */
export class PersonPlan {
  readonly entries: NewEntryWithId[] = []
  readonly findings: Finding[] = []
  /** Rows whose entry stands in the record already. */
  alreadyThere = 0

  readonly #known: Known
  readonly #now: Date
  readonly #today: string
  readonly #personId: string
  readonly #record: Entry[]
  readonly #there: ReadonlyMap<string, string>
  readonly #seen = new Map<string, ReadRow>()
  readonly #keys = new Map<string, string>()
  readonly #refusedKeys = new Set<string>()
  #state: CaseState

  constructor(known: Known, crn: string, now: Date, today: string) {
    const record = known.records.get(crn)
    this.#known = known
    this.#now = now
    this.#today = today
    this.#personId = record?.personId ?? randomUUID()
    this.#record = [...(record?.entries ?? [])]
    this.#there = new Map(this.#record.map(entry => [digestOf(entry), entry.entryId]))
    this.#state = this.#record.length > 0 ? fold(this.#record) : nothingRecorded
  }

  /** Takes a row, or notes everything that speaks against it. */
  add(row: ReadRow): void {
    const problems = codeProblems(row, this.#known)
    if (problems.length > 0) {
      for (const { field, message } of problems) this.#refuse(row, field, message)
      return
    }
    const body = this.#withReferences(row)
    if (!body) return
    const { happened, author, workDoneBy, from } = row
    const given = { personId: this.#personId, kind: from.kind, happened, author, workDoneBy, body, now: this.#now }
    try {
      this.#take(row, checked(given))
    } catch (error) {
      if (!(error instanceof EntryRefused)) throw error
      for (const { field, message } of error.problems) {
        const path = field.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part))
        this.#refuse(row, columnAt(row, path, this.#today), message)
      }
    }
  }

  #refuse(row: ReadRow, column: string, reason: string): void {
    if (row.key) this.#refusedKeys.add(row.key)
    const { file, row: number, cells } = row.from
    this.findings.push({ file, row: number, column, reason, value: shownValue(cells[column]) })
  }

  /** The answers, with the entries that keys stand for; undefined when a key stands for none. */
  #withReferences(row: ReadRow): Record<string, unknown> | undefined {
    const body: Record<string, unknown> = { ...row.body }
    for (const { name, as } of kindOf(row.from.kind).questions) {
      const answer = body[name]
      if (as !== 'entry' || typeof answer !== 'string') continue
      const entryId = this.#keys.get(answer) ?? this.#record.find(entry => entry.entryId === answer)?.entryId
      if (entryId === undefined) {
        // Where the row that it refers to is refused, that row says why.
        if (!this.#refusedKeys.has(answer)) {
          this.#refuse(row, name, `No earlier row about this person has the key "${answer}"`)
        }
        return undefined
      }
      body[name] = entryId
    }
    return body
  }

  #take(row: ReadRow, entry: NewEntry): void {
    const digest = digestOf(entry)
    const there = this.#there.get(digest)
    const twin = this.#seen.get(digest)
    this.#seen.set(digest, row)
    if (twin) {
      this.#refuse(
        row,
        entry.kind === REGISTRATION ? 'crn' : 'happened',
        `The row says the same as row ${twin.from.row} of ${twin.from.file}. If both happened, say in the text what tells them apart`,
      )
    } else if (there !== undefined) {
      this.alreadyThere += 1
      if (row.key) this.#keys.set(row.key, there)
    } else if (entry.kind === REGISTRATION && this.#record.length > 0) {
      this.#refuse(row, 'crn', `${row.crn} is registered already. A change of name is a row of name-changed`)
    } else this.#write(row, entry)
  }

  #write(row: ReadRow, entry: NewEntry): void {
    const entryId = randomUUID()
    const written = asWritten(entry, entryId, this.#record.length + 1)
    checkAgainst(this.#state, written)
    checkWithdrawal(this.#record, entry)
    this.#record.push(written)
    this.#state = canExtend(this.#state, written) ? extend(this.#state, written) : fold(this.#record)
    this.entries.push({ ...entry, entryId })
    if (row.key) this.#keys.set(row.key, entryId)
  }
}
