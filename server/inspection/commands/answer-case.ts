import { frameworkOf } from '@candour/rating'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { AnswerForm } from '../forms.ts'
import { answersOf } from '../queries/answers.ts'
import { lockInspection } from '../queries/inspection.ts'
import { sampledIds } from '../queries/sample.ts'
import { creditFor, judgedWork, workBehind } from '../queries/work.ts'
import { writeEntries } from '../record/write-entry.ts'
import { objectionTo } from '../stages.ts'
import { inspections } from '../tables.ts'

type Given = AnswerForm['answers'][number] & { readonly supersedes: string | undefined }

/**
 * Records the answers to the questions of one case. Each new or changed answer is an entry of its own; a changed one
 * names the answer whose place it takes. Each says whose work it judges: who did it then, not who holds the case now.
 */
export const answerCase: Command<AnswerForm> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection) return notFound()
  const objection = objectionTo('answer', inspection.stage)
  if (objection) return refuse([{ field: '', message: objection }])
  if (!(await sampledIds(trx, inspection.id)).includes(input.case)) return notFound()

  const { standards } = frameworkOf(inspection.framework)
  const asked = standards.flatMap(standard => standard.questions)
  const unknown = input.answers.find(given => !asked.some(question => question.code === given.question))
  if (unknown) return refuse([{ field: '', message: `${inspection.framework} has no question ${unknown.question}` }])

  const before = new Map((await answersOf(trx, inspection.id, input.case)).map(answer => [answer.question, answer]))
  const changed: Given[] = input.answers.flatMap(given => {
    const old = before.get(given.question)
    if (old && old.answer === given.answer && old.evidence === given.evidence) return []
    return { ...given, supersedes: old?.entry }
  })
  const about = { inspection: inspection.id, case: input.case }
  const work = await judgedWork(trx, input.case, inspection.frozen_at ?? now, standards)
  const payloads = changed.map(({ supersedes, question, answer, evidence }) => ({
    type: 'inspection.answer' as const,
    payload: { case: input.case, question, answer, evidence, work: creditFor(workBehind(work, standards, question)) },
    author: actor,
    now,
    supersedes,
  }))
  const entries = await writeEntries(trx, inspection.id, payloads)
  await keepAnswers(trx, about, changed, { entries, actor, now })
  const left = asked.length - new Set([...before.keys(), ...input.answers.map(given => given.question)]).size
  const message = left === 0 ? 'Every question of this case is answered.' : `Saved. ${left} questions are still open.`
  return done(
    message,
    left === 0 ? `/inspections/${inspection.id}/sample` : `/inspections/${inspection.id}/sample/${input.case}`,
  )
}

type Written = { readonly entries: readonly string[]; readonly actor: Actor; readonly now: Date }

const keepAnswers = async (
  trx: Trx,
  about: { readonly inspection: string; readonly case: string },
  changed: readonly Given[],
  { entries, actor, now }: Written,
): Promise<void> => {
  if (changed.length === 0) return
  const rows = changed.map(({ question, answer, evidence }, at) => {
    const entry = entries[at]
    if (entry === undefined) throw new Error('Each answer has its entry')
    return { ...about, question, answer, evidence, entry, answered_by: actor.username, answered_at: now }
  })
  await inspections(trx)
    .insertInto('inspection.answer')
    .values(rows)
    .onConflict(conflict =>
      conflict.columns(['inspection', 'case', 'question']).doUpdateSet(eb => ({
        answer: eb.ref('excluded.answer'),
        evidence: eb.ref('excluded.evidence'),
        entry: eb.ref('excluded.entry'),
        answered_by: eb.ref('excluded.answered_by'),
        answered_at: eb.ref('excluded.answered_at'),
      })),
    )
    .execute()
}
