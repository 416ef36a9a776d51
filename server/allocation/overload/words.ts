import { type Level, levelNames } from '@candour/allocation'
import type { Figure } from '@candour/workload'
import { known, shown, unknown } from '@candour/workload'
import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import type { DecidedLimit } from '../record/tables.ts'
import type { Overload } from './decisions.ts'

type Kind = DecidedLimit['kind']

const figureText = (kind: Kind, figure: Figure): string => {
  if (!figure.known) return 'No figure'
  return kind === 'workload' ? `${shown(figure)}%` : String(figure.value)
}

/** A limit with its figures, in words. */
export const limitView = ({
  kind,
  name,
  now,
  after,
  ingredients,
  source,
}: Pick<DecidedLimit, 'kind' | 'name' | 'ingredients' | 'source'> & {
  readonly now: Figure
  readonly after: Figure
}) => ({
  name,
  rows: [
    ...(after.known || now.known
      ? [
          { key: { text: 'Now' }, value: { text: figureText(kind, now) } },
          { key: { text: 'With this work' }, value: { text: figureText(kind, after) } },
        ]
      : kind === 'load-unknown'
        ? [{ key: { text: 'Why it is not known' }, value: { text: now.why } }]
        : []),
    ...ingredients.map(({ label, value }) => ({ key: { text: label }, value: { text: value } })),
    { key: { text: 'Where the limit comes from' }, value: { text: source } },
  ],
})

const noFigure = unknown('this limit has no figure')
const figureOf = (value: number | null): Figure => (value === null ? noFigure : known(value))

/** A limit as it stands in a decision. */
export const decidedLimitView = (limit: DecidedLimit) =>
  limitView({ ...limit, now: figureOf(limit.now), after: figureOf(limit.after) })

/** Where a decision stands on a day. */
export const standingTag = ({ status, until }: Pick<Overload, 'status' | 'until'>, today: string): StatusTag => {
  if (status === 'refused') return statusTags.refused
  if (status === 'proposed') return until < today ? { text: 'Lapsed', classes: 'govuk-tag--grey' } : statusTags.waiting
  return until < today
    ? { text: 'Run out', classes: 'govuk-tag--orange' }
    : { text: 'In force', classes: 'govuk-tag--blue' }
}

/** "Esme Tarrant, senior probation officer". */
export const whoText = (name: string | null, level: Level | null): string =>
  name === null || level === null ? 'Nobody yet' : `${name}, ${levelNames[level]}`
