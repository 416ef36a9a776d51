import { z } from 'zod'
import type { Trx } from '#platform/database/tables.ts'
import type { FormState } from '#platform/web/answers.ts'
import { openedForm } from '../forms/opened-form.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Person } from '../queries/person.ts'
import { namesFor } from '../queries/staff.ts'
import { entryOfForm } from '../queries/submissions.ts'
import { type WrittenSince, writtenSince } from '../queries/written-since.ts'
import type { NameOf } from '../record/fields.ts'
import { type Draft, formVersion, type Said, type TypedValues, valuesIn } from './draft.ts'
import { draftById, type ListedDraft, myDrafts } from './stored-drafts.ts'

/** A form as it is opened: afresh, after a refusal, or from a draft; with everything its writer should see beside it. */
export type OpenForm = {
  readonly draftId: string
  readonly revision: number
  /** When the draft was saved; null while it is none. */
  readonly savedAt: Date | null
  /** Number of entries in the record that the writer is shown. */
  readonly openedAt: number
  /** What was typed, with its words where the form may have changed since; nothing in a form that is opened afresh. */
  readonly begun: { readonly values: TypedValues; readonly said: Readonly<Record<string, Said>> }
  readonly isChanged: boolean
  /** What others have recorded while this was being written. */
  readonly since: readonly WrittenSince[]
  /** What another tab has saved of the same draft. */
  readonly beside: Draft | undefined
  readonly otherDrafts: readonly ListedDraft[]
  readonly nameOf: NameOf
}

type Asked = {
  readonly person: Person
  readonly kind: Kind
  /** How entries name the writer. */
  readonly me: string
  readonly params: { readonly draft?: string | undefined; readonly beside?: string | undefined }
  readonly form: FormState
  /** The entry that is corrected; null for a new entry. */
  readonly corrects: string | null
}

const carried = z.object(openedForm)

type Begun = Pick<OpenForm, 'draftId' | 'revision' | 'savedAt' | 'begun' | 'isChanged'> & {
  /** Number of entries in the record when the writer last saw it. */
  readonly seen: number
}

/** A form that was refused comes back as it was sent. One that has become an entry goes on as another form. */
const refused = async (trx: Trx, { person, form }: Asked): Promise<Begun> => {
  const sent = carried.parse(form.values)
  const isUsed = (await entryOfForm(trx, sent.draftId)) !== undefined
  const draft = isUsed ? undefined : await draftById(trx, person.personId, sent.draftId)
  return {
    draftId: isUsed ? carried.parse({}).draftId : sent.draftId,
    revision: isUsed ? 0 : sent.draftRevision,
    savedAt: draft?.updatedAt ?? null,
    begun: { values: valuesIn(form.values), said: {} },
    isChanged: false,
    seen: sent.openedAt ?? person.entries,
  }
}

const asked = async (trx: Trx, { person, kind, params }: Asked): Promise<Begun> => {
  const draft = params.draft ? await draftById(trx, person.personId, params.draft) : undefined
  return {
    draftId: draft?.draftId ?? carried.parse({}).draftId,
    revision: draft?.revision ?? 0,
    savedAt: draft?.updatedAt ?? null,
    begun: { values: draft?.values ?? {}, said: draft?.said ?? {} },
    isChanged: draft !== undefined && draft.formVersion !== formVersion(kind),
    seen: draft?.openedAt ?? person.entries,
  }
}

/** What stands behind an open form of one kind about one person. Writes nothing. */
export const openForm = async (trx: Trx, request: Asked): Promise<OpenForm> => {
  const { person, kind, me, params, form, corrects } = request
  const { personId, entries } = person
  const { seen, ...begun } = form.errors.length > 0 ? await refused(trx, request) : await asked(trx, request)
  const since = corrects ? [] : await writtenSince(trx, { personId, kind: kind.kind, openedAt: seen, me })
  const drafts = await myDrafts(trx, personId)
  return {
    ...begun,
    openedAt: entries,
    since,
    beside: params.beside ? await draftById(trx, personId, params.beside) : undefined,
    otherDrafts: drafts.filter(
      one => one.kind === kind.kind && one.corrects === corrects && one.draftId !== begun.draftId,
    ),
    nameOf: await namesFor(
      trx,
      since.flatMap(({ entry, before }) => (before ? [entry, before] : [entry])),
    ),
  }
}
