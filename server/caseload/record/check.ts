import type { Day } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { codeRefusal } from '../codes/codes.ts'
import { kindOf } from '../kinds/registry.ts'
import { type Entry, EntryRefused, type NewEntry, type Problem } from './entry.ts'
import type { CaseState } from './state.ts'

/**
 * An entry whose body has passed the schema of its kind and whose days are possible.
 *
 * @throws EntryRefused with everything that is wrong at once
 */
export const checked = (entry: NewEntry): NewEntry => {
  const parsed = kindOf(entry.kind).schema.safeParse(entry.body)
  const problems: Problem[] = [
    ...daysProblems(entry),
    ...(entry.supersedes && !entry.reason?.trim()
      ? [{ field: 'reason', message: 'Enter why the entry is corrected' }]
      : []),
    ...(parsed.error?.issues ?? []).map(issue => ({ field: issue.path.join('.'), message: issue.message })),
  ]
  if (parsed.success) problems.push(...codeProblems(entry))
  if (problems.length > 0 || !parsed.success) throw new EntryRefused(problems)
  return { ...entry, body: parsed.data }
}

/** A code says what it said on the day of the event: one that was not in force then is refused. */
const codeProblems = ({ kind, body, happened }: NewEntry): Problem[] => {
  const answers = new Map(Object.entries(body ?? {}))
  return kindOf(kind).questions.flatMap(question => {
    const value = answers.get(question.name)
    if (question.as !== 'code' || value === undefined) return []
    const message = codeRefusal(question.set, value, answers.get(question.on ?? '') ?? happened.from)
    return message === undefined ? [] : [{ field: question.name, message }]
  })
}

const daysProblems = ({ happened: { from, to }, now }: NewEntry) => {
  if (isInFuture(to ?? from, now)) {
    return [{ field: 'happened', message: 'Enter a day that is not in the future: an entry records what has happened' }]
  }
  if (to !== undefined && to < from)
    return [{ field: 'happened', message: 'The last day must not be before the first' }]
  return []
}

/** The day in Greenwich is never after the day on the wall here, and asking it costs a tenth: 1.5 s over 150,000 entries. */
const isInFuture = (day: Day, now: Date): boolean => day > now.toISOString().slice(0, 10) && day > dayOf(now)

/**
 * Whether a correction may take the place of an entry in this record.
 *
 * @param record every entry of the person, in any order
 * @throws EntryRefused when the entry is not there, is of another kind, or has been corrected meanwhile
 */
export const checkCorrection = (record: readonly Entry[], correction: NewEntry): void => {
  if (correction.supersedes === undefined) return
  const original = record.find(entry => entry.entryId === correction.supersedes)
  if (!original) {
    throw new EntryRefused([{ field: 'supersedes', message: 'This person’s record has no such entry: open it again' }])
  }
  if (original.kind !== correction.kind) {
    throw new EntryRefused([{ field: 'kind', message: 'A correction keeps the kind of the entry it corrects' }])
  }
  const other = record.find(entry => entry.supersedes === correction.supersedes)
  if (other) {
    throw new EntryRefused([
      {
        field: 'correctionReason',
        message: `${other.author} has corrected this entry since you opened it. Read their version, then correct that one if it is still wrong`,
      },
    ])
  }
}

/** The first entry of a record says who the person is; nothing else can. */
export const checkFirst = (entry: NewEntry): void => {
  if (entry.kind === 'person-registered') return
  throw new EntryRefused([{ field: 'kind', message: 'Register the person first: the record is empty' }])
}

/** @throws EntryRefused when what the record says already speaks against the entry */
export const checkAgainst = (state: CaseState, entry: Entry): void => {
  const objections = kindOf(entry.kind).objections(state, entry)
  if (objections.length > 0) throw new EntryRefused(objections)
}
