import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import { isKnownCode, recordedCode, wordsOf } from '../../codes/codes.ts'
import type { Entry } from '../../record/entry.ts'
import { monthsAfter } from '../../record/months.ts'
import type { CaseState, Registration } from '../../record/state.ts'
import { dropAfter } from '../../tiering/drop.ts'
import { codeIn, day, line, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

const acts = { added: 'Added', reviewed: 'Reviewed, and it stays', removed: 'Removed' }

const schema = z
  .strictObject({
    act: oneOf(acts, 'Select whether the registration is added, reviewed or removed'),
    type: codeIn('registration-type', 'Select the type of registration'),
    mappaCategory: codeIn('mappa-category', 'Select the MAPPA category').optional(),
    mappaLevel: codeIn('mappa-level', 'Select the MAPPA level').optional(),
    level: line('Enter the level').optional(),
    reviewDue: day('Enter the day the next review is due, like 3 2 2027').optional(),
    text: note('Enter a note').optional(),
  })
  .refine(({ type, mappaCategory, mappaLevel }) => asksForMappa(type) || !(mappaCategory || mappaLevel), {
    path: ['mappaCategory'],
    message: 'Only a MAPPA registration has a category and a level',
  })
  // Entries of the first version wrote category and level in one line, and are still read and loaded.
  .refine(
    ({ act, type, level, mappaCategory }) => act !== 'added' || !asksForMappa(type) || !!(level || mappaCategory),
    {
      path: ['mappaCategory'],
      message: 'Select the MAPPA category',
    },
  )
  .refine(({ mappaCategory, mappaLevel }) => !mappaCategory === !mappaLevel, {
    path: ['mappaLevel'],
    message: 'A category and a level belong together: select both, or neither',
  })

type Body = z.output<typeof schema>

const typeOf = (type: string, on: Day) => recordedCode('registration-type', type, on)

const asksForMappa = (type: string): boolean =>
  !isKnownCode('registration-type', type) || typeOf(type, '9999-12-31').mappa

/** "Category 2: violent or other sexual offender, level 1: ordinary agency management". */
const levelText = ({ mappaCategory, mappaLevel, level }: Omit<Body, 'act' | 'type'>): string => {
  if (!mappaCategory || !mappaLevel) return level ?? ''
  return `${wordsOf('mappa-category', mappaCategory)}, ${wordsOf('mappa-level', mappaLevel).toLowerCase()}`
}

const reviewDueOf = ({ type, reviewDue }: Body, on: Day): Day | null => {
  const months = typeOf(type, on).reviewMonths
  return reviewDue ?? (months === null ? null : monthsAfter(on, months))
}

/** The registration that stands after the act. A review keeps the category and level that it does not change. */
const standing = (body: Body, on: Day, before: Registration | undefined): Registration => {
  const type = typeOf(body.type, on).code
  const reviewDue = reviewDueOf(body, on)
  if (body.act === 'reviewed' && before) {
    const levels = body.mappaCategory || body.level ? levelsOf(body) : {}
    return { ...before, ...levels, reviewedOn: on, reviewDue }
  }
  return { type, ...levelsOf(body), since: on, reviewedOn: null, reviewDue }
}

const levelsOf = (body: Body) => ({
  level: levelText(body),
  mappaCategory: body.mappaCategory ?? null,
  mappaLevel: body.mappaLevel ?? null,
})

/** The state with these registrations: where each stands in the record, and whether the risk of serious harm fell. */
const withRegistrations = (
  state: CaseState,
  registrations: readonly Registration[],
  entry: Entry<Body>,
  code: string,
): CaseState => {
  const after = { ...state, registrations }
  const { [code]: _, ...others } = state.tiering.sources
  const source = { entry: entry.entryId, on: entry.happened.from }
  const sources = entry.body.act === 'removed' ? others : { ...others, [code]: source }
  return { ...after, tiering: { ...state.tiering, sources, drop: dropAfter(state, after, entry, code) } }
}

/**
 * A marker that other people who deal with the case must see: added, looked at again, or taken off. When the next review is due
 * follows from the type, unless the entry says another day.
 *
 * @source tiering.md 2.5 and 2.6; the review periods of the types are those of the code file
 */
export const registration = defineKind({
  kind: 'registration',
  title: 'Registration',
  writers: caseworkers,
  schema,
  questions: [
    { name: 'act', label: 'Added, reviewed or removed', as: 'one', options: acts },
    { name: 'type', label: 'Type', as: 'code', set: 'registration-type' },
    { name: 'mappaCategory', label: 'MAPPA category', hint: 'Only for MAPPA', as: 'code', set: 'mappa-category' },
    { name: 'mappaLevel', label: 'MAPPA level', hint: 'Only for MAPPA', as: 'code', set: 'mappa-level' },
    { name: 'level', label: 'Level', hint: 'Where the type has one and it is not MAPPA', as: 'line' },
    { name: 'reviewDue', label: 'Next review due', hint: 'Leave empty for the usual time', as: 'day', ahead: true },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: (state, { body: { act, type, reviewDue }, happened, supersedes }) => {
    if (reviewDue !== undefined && reviewDue < happened.from) {
      return [{ field: 'reviewDue', message: 'The next review cannot be due before this day' }]
    }
    const { code } = typeOf(type, happened.from)
    const stands = state.registrations.some(one => one.type === code)
    return act !== 'reviewed' || stands || supersedes !== null
      ? []
      : [{ field: 'type', message: `${wordsOf('registration-type', code)} is not registered: add it instead` }]
  },
  project: (state, entry) => {
    const { body, happened } = entry
    const { code } = typeOf(body.type, happened.from)
    const before = state.registrations.find(one => one.type === code)
    const others = state.registrations.filter(one => one.type !== code)
    const after = body.act === 'removed' ? others : [...others, standing(body, happened.from, before)]
    return withRegistrations(state, after, entry, code)
  },
  summary: ({ act, type, ...levels }) => {
    const level = levelText(levels)
    return `${wordsOf('registration-type', type)}${level ? `, ${level}` : ''}: ${acts[act].toLowerCase()}`
  },
})
