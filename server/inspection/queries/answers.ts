import type { CaseAnswers, Judgement } from '@candour/rating'
import type { Trx } from '#platform/database/tables.ts'
import { inspections } from '../tables.ts'

/** The answers that stand for one case, by question. */
export const answersOf = (trx: Trx, inspection: string, about: string) =>
  inspections(trx)
    .selectFrom('inspection.answer')
    .selectAll()
    .where('inspection', '=', inspection)
    .where('case', '=', about)
    .orderBy('question')
    .execute()

/** The answers that stand for these cases, in the order of their ids: a case without any answer has none yet. */
export const answersByCase = async (
  trx: Trx,
  inspection: string,
  sample: readonly string[],
): Promise<readonly CaseAnswers[]> => {
  const rows = await inspections(trx)
    .selectFrom('inspection.answer')
    .select(['case', 'question', 'answer'])
    .where('inspection', '=', inspection)
    .orderBy('question')
    .execute()
  const byCase = Map.groupBy(rows, row => row.case)
  return [...sample].sort().flatMap(id => {
    const own = byCase.get(id)
    return own ? { case: id, answers: Object.fromEntries(own.map(row => [row.question, row.answer])) } : []
  })
}

/** The judgements that stand, with who made each and when. */
export const judgementRows = (trx: Trx, inspection: string) =>
  inspections(trx)
    .selectFrom('inspection.judgement')
    .selectAll()
    .where('inspection', '=', inspection)
    .orderBy('standard')
    .execute()

/** The judgements that stand, by standard, as the rating rule takes them. */
export const judgementsOf = async (trx: Trx, inspection: string): Promise<Readonly<Record<string, Judgement>>> =>
  Object.fromEntries(
    (await judgementRows(trx, inspection)).map(({ standard, rating, reasons }) => [standard, { rating, reasons }]),
  )
