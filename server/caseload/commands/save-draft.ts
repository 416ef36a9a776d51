import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { done, notFound } from '#platform/web/answers.ts'
import { clockText, dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { formVersion, valuesIn } from '../drafts/draft.ts'
import { draftHref } from '../drafts/draft-href.ts'
import { keepDraft } from '../drafts/stored-drafts.ts'
import { formFields, saidByField } from '../forms/form-fields.ts'
import { openedForm } from '../forms/opened-form.ts'
import { askedQuestions, workerChoices } from '../forms/questions.ts'
import type { Kind } from '../kinds/kind.ts'
import { kinds } from '../kinds/registry.ts'
import { type Person, personById } from '../queries/person.ts'
import { choicesFor } from '../queries/staff.ts'
import { entryOfForm } from '../queries/submissions.ts'
import { versionsOf } from '../queries/timeline.ts'

export const DraftForm = z.looseObject({
  person: z.uuid(),
  entry: z.uuid().optional(),
  kind: z.string().max(50).catch(''),
  /** Sent by the script, which wants to know how it went and not the page. */
  background: z.literal('yes').optional().catch(undefined),
  ...openedForm,
})
export type DraftForm = z.output<typeof DraftForm>

/** The kind whose form this is: of the entry that is corrected, or as the form says. */
const kindOfForm = async (trx: Trx, { person, entry, kind }: DraftForm): Promise<string | undefined> =>
  entry ? (await versionsOf(trx, person, entry))[0]?.entry.kind : kind

const wordsOf = async (trx: Trx, actor: Actor, person: Person, kind: Kind, now: Date, input: DraftForm) => {
  const choices = await choicesFor(trx, person.team)
  const questions = askedQuestions(kind, { ...choices, state: person.state, day: dayOf(now) })
  return saidByField(formFields(questions, workerChoices(actor, choices.staff)), valuesIn(input))
}

/** Keeps what has been typed so far, checked or not. What another tab saved meanwhile is never overwritten: both are kept. */
export const saveDraft: Command<DraftForm> = async ({ trx, actor, input, now }) => {
  const person = await personById(trx, input.person)
  const name = await kindOfForm(trx, input)
  const kind = kinds.find(one => one.kind === name && one.writers.includes(actor.role))
  if (!person || !kind) return notFound()
  const draft = {
    accountId: actor.accountId ?? 0,
    personId: input.person,
    kind: kind.kind,
    corrects: input.entry ?? null,
    formVersion: formVersion(kind),
    openedAt: input.openedAt ?? person.entries,
    values: valuesIn(input),
    said: await wordsOf(trx, actor, person, kind, now, input),
    now,
  }
  const state = `/people/${input.person}/drafts`
  const isEntry = (await entryOfForm(trx, input.draftId)) !== undefined
  if (!isEntry && (await keepDraft(trx, { ...draft, draftId: input.draftId, knownRevision: input.draftRevision }))) {
    if (input.background) return done('', `${state}?draft=${input.draftId}`)
    return done(`Draft saved at ${clockText(now)}`, draftHref({ ...draft, draftId: input.draftId }))
  }
  const draftId = randomUUID()
  await keepDraft(trx, { ...draft, draftId, knownRevision: 0 })
  const beside = isEntry ? '' : `&beside=${input.draftId}`
  if (input.background) return done('', `${state}?draft=${draftId}${beside}`)
  return done(
    `Draft saved at ${clockText(now)}, beside what was saved before`,
    `${draftHref({ ...draft, draftId })}${beside}`,
  )
}
