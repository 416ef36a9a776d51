import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { lockStream } from '#platform/ledger/append.ts'
import { type CommandAnswer, done, refuse } from '#platform/web/answers.ts'
import { removeDraft } from '../drafts/stored-drafts.ts'
import { kindOf } from '../kinds/registry.ts'
import { personById } from '../queries/person.ts'
import { isStaff, namesFor } from '../queries/staff.ts'
import { entryOfForm, rememberForm } from '../queries/submissions.ts'
import { versionsOf } from '../queries/timeline.ts'
import { writtenSince } from '../queries/written-since.ts'
import { EntryRefused, type NewEntry } from '../record/entry.ts'
import { appendEntry } from './append-entry.ts'

type Sent = {
  readonly actor: Actor
  readonly form: { readonly draftId: string; readonly openedAt?: number | undefined }
  readonly entry: NewEntry
  /** What the person reads when it is written. */
  readonly message: string
}

/**
 * Writes the entry of a form, once: the same form sent again gives the same answer and no second entry. When somebody else has
 * written of the same kind since the form was opened, it is first shown to the writer. The writers of one record wait for each
 * other here, so none of this can be overtaken.
 */
export const writeOnce = async (trx: Trx, sent: Sent): Promise<CommandAnswer> => {
  const { entry, form, message } = sent
  if (entry.workDoneBy !== entry.author && !(await isStaff(trx, entry.workDoneBy))) {
    return refuse([{ field: 'workDoneBy', message: 'Select the practitioner who did the work' }])
  }
  await lockStream(trx, entry.personId)
  const earlier = await entryOfForm(trx, form.draftId)
  if (earlier !== undefined) return answerAgain(trx, earlier, sent)
  const overtaken = await refusalOfOvertaken(trx, sent)
  if (overtaken) return overtaken
  try {
    const { entryId } = await appendEntry(trx, entry)
    await rememberForm(trx, { accountId: sent.actor.accountId ?? 0, formId: form.draftId, entryId })
    await removeDraft(trx, form.draftId)
    return done(message, await wayBack(trx, entry))
  } catch (error) {
    if (error instanceof EntryRefused) return refuse(error.problems)
    throw error
  }
}

/** To the record, or, when the case has left the writer's sight, to the list. */
const wayBack = async (trx: Trx, { personId }: NewEntry): Promise<string> =>
  (await personById(trx, personId)) ? `/people/${personId}` : '/people'

const contentOf = ({
  kind,
  happened,
  workDoneBy,
  body,
  reason,
}: Omit<NewEntry, 'now' | 'reason'> & { reason?: string | null }) =>
  JSON.parse(JSON.stringify({ kind, happened, workDoneBy, body, reason: reason ?? null })) as unknown

const answerAgain = async (trx: Trx, earlier: string, { entry, message }: Sent): Promise<CommandAnswer> => {
  const versions = await versionsOf(trx, entry.personId, earlier)
  const written = versions.find(version => version.entry.entryId === earlier)?.entry
  const isSame =
    !written || isDeepStrictEqual(contentOf({ ...written, supersedes: written.supersedes ?? '' }), contentOf(entry))
  if (isSame) return done(message, await wayBack(trx, entry))
  return refuse([
    {
      field: '',
      message:
        'This form was saved as an entry already, with other answers. To change that entry, open it and correct it. To record one more, save again',
    },
  ])
}

const refusalOfOvertaken = async (trx: Trx, { entry, form }: Sent): Promise<CommandAnswer | undefined> => {
  if (form.openedAt === undefined || entry.supersedes) return undefined
  const { personId, kind, author } = entry
  const since = await writtenSince(trx, { personId, kind, openedAt: form.openedAt, me: author })
  if (since.length === 0) return undefined
  const entries = since.map(one => one.entry)
  const nameOf = await namesFor(trx, entries)
  const who = [...new Set(entries.map(one => nameOf(one.author)))].join(' and ')
  return refuse([
    {
      field: '',
      message: `${who} recorded “${kindOf(kind).title}” for this person while you were writing. Read it below. What you typed is kept: save again to record it too, or cancel`,
    },
  ])
}
