import { toHex } from '@candour/ledger'
import type { Actor } from '#platform/access/actor.ts'
import { countText } from '#platform/web/numbers.ts'
import { entryWithdrawn } from '../../kinds/person/entry-withdrawn.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { Leaf } from '../../queries/leaf.ts'
import type { Person } from '../../queries/person.ts'
import type { TimelineEntry } from '../../queries/timeline.ts'
import { changedFields, fieldsOf, happenedText, type NameOf } from '../../record/fields.ts'
import { entryHref, originOf, tagsOf } from '../../words/entry-words.ts'
import { breadcrumbsOf, captionOf } from '../add-entry/presenter.ts'

type Known = {
  readonly person: Person
  readonly versions: readonly TimelineEntry[]
  readonly opened: string
  readonly leaf: Leaf
  readonly nameOf: NameOf
  readonly actor: Actor
}

const row = (label: string, value: string) => ({ label, value })

const versionNames = (number: number, count: number, isWithdrawn: boolean): string => {
  if (count === 1) return 'As written'
  if (number === 1) return 'As first written'
  return number === count && !isWithdrawn ? `Version ${number}, which counts now` : `Version ${number}`
}

const versionView = (versions: readonly TimelineEntry[], index: number, nameOf: NameOf) => {
  const placed = versions[index]
  if (!placed) return []
  const before = versions[index - 1]?.entry
  const { entry } = placed
  return [
    {
      heading: versionNames(index + 1, versions.length, placed.withdrawnBy !== null),
      tags: tagsOf(placed),
      rows: [
        row('Happened', happenedText(entry.happened)),
        ...fieldsOf(entry.kind, entry.body, nameOf).map(field => row(field.label, field.value)),
        ...originOf(placed, nameOf).map(({ key, value }) => row(key, value)),
      ],
      changes: before ? changedFields(before, entry, nameOf) : [],
      isCorrection: before !== undefined,
    },
  ]
}

const ledgerRows = ({ index, hash, provenAt }: Leaf, envelope: { stream: string; seq: number }) => [
  row('Number of the leaf', index === null ? 'The ledger numbers it within a second or so' : countText(index)),
  row('Hash of the leaf', toHex(hash)),
  row('Pseudonym of the person', envelope.stream),
  row('Place in the record', countText(envelope.seq)),
  row(
    'Proven',
    provenAt === null
      ? 'Not yet: the next signed checkpoint comes within seconds'
      : `By the checkpoint at size ${countText(provenAt)}`,
  ),
]

/** Without the registration there is no record; a withdrawal is undone by writing the entry again. */
const unwithdrawable: ReadonlySet<string> = new Set(['person-registered', entryWithdrawn.kind])

/** The way to the entry that withdrew this one. */
const withdrawalOf = ({ personId }: Person, versions: readonly TimelineEntry[]): string => {
  const by = versions.find(version => version.withdrawnBy !== null)?.withdrawnBy
  return by ? entryHref({ personId, entryId: by }) : ''
}

/** Every word of the page about one entry. */
export const presentEntry = ({ person, versions, opened, leaf, nameOf, actor }: Known) => {
  const asked = versions.find(version => version.entry.entryId === opened) ?? versions[0]
  const newest = versions.at(-1)?.entry
  const kind = kindOf(newest?.kind ?? '')
  const stands = versions.every(version => version.withdrawnBy === null)
  const mayCorrect = newest !== undefined && stands && kind.writers.includes(actor.role)
  return {
    title: `Entry: ${kind.title.toLowerCase()}`,
    heading: kind.title,
    caption: captionOf(person),
    breadcrumbs: breadcrumbsOf(person),
    versions: versions.flatMap((_, index) => versionView(versions, index, nameOf)).toReversed(),
    withdrawal: withdrawalOf(person, versions),
    correctHref: mayCorrect ? `${entryHref(newest)}/correct` : '',
    withdrawHref:
      mayCorrect && entryWithdrawn.writers.includes(actor.role) && !unwithdrawable.has(newest.kind)
        ? `/people/${person.personId}/entries/new?kind=${entryWithdrawn.kind}&about=${newest.entryId}`
        : '',
    ledger: ledgerRows(leaf, { stream: person.personId, seq: asked?.entry.seq ?? 0 }),
    envelope: Buffer.from(leaf.envelope).toString('utf8'),
    partHref: `/people/${person.personId}/entries/${opened}/part`,
    proofHref: leaf.provenAt === null ? '' : `/people/${person.personId}/entries/${opened}/proof`,
  }
}
