import type { NewEntryWithId } from '../commands/append-entries.ts'
import { kindOf, kinds } from '../kinds/registry.ts'
import type { Finding } from './finding.ts'
import { type Known, PersonPlan, REGISTRATION } from './person-plan.ts'
import type { ReadRow } from './read-row.ts'

/** What a load would write; nothing of it when there are findings. */
export type Plan = {
  readonly entries: readonly NewEntryWithId[]
  readonly newPeople: number
  /** Rows whose entry stands in the record already: an earlier load of the same file wrote it. */
  readonly alreadyThere: number
  readonly findings: readonly Finding[]
}

const placeOf = new Map(kinds.map(({ kind }, index) => [kind, index]))
const refersToAnother = (kind: string): boolean => kindOf(kind).questions.some(question => question.as === 'entry')

/** Registration first, then as things happened; on one day what is referred to before what refers. */
const inOrder = (rows: readonly ReadRow[]): ReadRow[] =>
  rows.toSorted(
    (a, b) =>
      Number(b.from.kind === REGISTRATION) - Number(a.from.kind === REGISTRATION) ||
      (a.happened.from < b.happened.from ? -1 : a.happened.from > b.happened.from ? 1 : 0) ||
      Number(refersToAnother(a.from.kind)) - Number(refersToAnother(b.from.kind)) ||
      (placeOf.get(a.from.kind) ?? 0) - (placeOf.get(b.from.kind) ?? 0) ||
      a.from.row - b.from.row,
  )

const twiceKeyed = (rows: readonly ReadRow[]): Finding[] => {
  const seen = new Map<string, ReadRow>()
  return rows.flatMap(row => {
    const first = row.key === '' ? undefined : seen.get(row.key)
    if (!first) {
      seen.set(row.key, row)
      return []
    }
    const reason = `The key is that of row ${first.from.row} of ${first.from.file} too`
    return [{ file: row.from.file, row: row.from.row, column: 'key', reason, value: row.key }]
  })
}

/**
 * Compares what was read with the record and with itself. Pure: decides everything that a load could be refused for, so that the
 * report names every place at once.
 */
export const planLoad = (rows: readonly ReadRow[], known: Known, now: Date, today: string): Plan => {
  const findings: Finding[] = twiceKeyed(rows)
  const entries: NewEntryWithId[] = []
  let newPeople = 0
  let alreadyThere = 0
  for (const [crn, ofOne] of Map.groupBy(rows, row => row.crn)) {
    const isNew = !known.records.has(crn)
    if (isNew && !ofOne.some(row => row.from.kind === REGISTRATION)) {
      const reason = `Nobody with this CRN is in the record or in ${REGISTRATION}. Register the person first`
      findings.push(...ofOne.map(({ from }) => ({ file: from.file, row: from.row, column: 'crn', reason, value: crn })))
      continue
    }
    const plan = new PersonPlan(known, crn, now, today)
    for (const row of inOrder(ofOne)) plan.add(row)
    findings.push(...plan.findings)
    for (const entry of plan.entries) entries.push(entry)
    alreadyThere += plan.alreadyThere
    if (isNew) newPeople += 1
  }
  return { entries, newPeople, alreadyThere, findings }
}
