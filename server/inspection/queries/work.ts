import type { Standard } from '@candour/rating'
import { type WorkDone, workOn } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { inspections } from '../tables.ts'

/** Kinds of entry that are the work of each stage. A standard with another name is judged on the whole record. */
const kindsOfWork: Readonly<Record<string, readonly string[]>> = {
  Assessment: ['risk-assessment', 'enquiry', 'report-completed'],
  Planning: ['sentence-plan', 'risk-assessment'],
  'Implementation and delivery': [
    'contact',
    'appointment-outcome',
    'home-visit',
    'enforcement-action',
    'breach',
    'recall',
    'referral',
    'referral-session',
    'registration',
    'handover-part',
  ],
  Reviewing: ['review', 'risk-assessment', 'sentence-plan'],
}

/** The work that a standard judges in one case, by who did it, as the record stood when the inspection was announced. */
export type JudgedWork = ReadonlyMap<string, readonly WorkDone[]>

/** @param announced nothing recorded later counts: neither new work nor a correction that would move the credit for old */
export const judgedWork = async (
  trx: Trx,
  about: string,
  announced: Date,
  standards: readonly Standard[],
): Promise<JudgedWork> => {
  const work = await workOn(trx, about, announced)
  return new Map(
    standards.map(({ code, name }) => {
      const kinds = kindsOfWork[name]
      return [code, kinds ? work.filter(one => kinds.includes(one.kind)) : work]
    }),
  )
}

/** The work behind one question. */
export const workBehind = (work: JudgedWork, standards: readonly Standard[], question: string): readonly WorkDone[] => {
  const standard = standards.find(one => one.questions.some(asked => asked.code === question))
  return work.get(standard?.code ?? '') ?? []
}

/** Whose work an answer judges: what the answer itself keeps, so that it names them for as long as it stands. */
export type Credit = Pick<WorkDone, 'kind' | 'code' | 'first' | 'last'>

export const creditFor = (work: readonly WorkDone[]): Credit[] =>
  work.map(({ kind, code, first, last }) => ({ kind, code, first, last }))

/** The names of those whose work the answers judge, by question; none for an answer from before answers said so. */
export const creditedIn = async (
  trx: Trx,
  answers: readonly { readonly question: string; readonly entry: string }[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (answers.length === 0) return new Map()
  const rows = await inspections(trx)
    .selectFrom('inspection.entry')
    .select(['id', 'payload'])
    .where(
      'id',
      'in',
      answers.map(one => one.entry),
    )
    .execute()
  const codesIn = new Map(rows.map(row => [row.id, codesOf(row.payload)]))
  const nameOf = await staffNames(trx, [...codesIn.values()].flat())
  return new Map(answers.map(({ question, entry }) => [question, (codesIn.get(entry) ?? []).map(nameOf)]))
}

const codesOf = (payload: Uint8Array): string[] => {
  const { work = [] } = JSON.parse(new TextDecoder().decode(payload)) as { readonly work?: readonly Credit[] }
  return [...new Set(work.map(one => one.code))]
}

const staffNames = async (trx: Trx, codes: readonly string[]): Promise<(code: string) => string> => {
  if (codes.length === 0) return code => code
  const rows = await trx
    .selectFrom('platform.practitioner')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .execute()
  const names = new Map(rows.map(row => [row.code, row.name]))
  return code => names.get(code) ?? code
}
