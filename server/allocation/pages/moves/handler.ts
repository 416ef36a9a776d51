import { z } from 'zod'
import { personById } from '#caseload'
import { noteRead } from '#platform/audit/notes.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { movesWaiting } from '../../queries/moves.ts'
import { caseForm } from '../case-form/frame.ts'
import type { PersonParams } from '../person-history/handler.ts'

export const MovesParams = z.object({})
export type MovesParams = z.output<typeof MovesParams>

const heads = ['Name', 'From', 'To', 'Proposed', 'Who answers'].map(text => ({ text }))

/** Moves that wait for an answer. */
export const movesPage: Page<MovesParams> = async ({ trx }) => {
  const moves = await movesWaiting(trx)
  noteRead(trx, { shown: moves.map(one => one.personId) })
  return render('allocation/pages/moves/template.njk', {
    title: 'Moves that wait for an answer',
    heading: 'Moves that wait for an answer',
    breadcrumbs: [{ text: 'People without a named officer', href: '/allocation' }],
    table: {
      caption: 'Between units',
      captionHidden: true,
      heads: sortableHeads(heads, { by: '', order: 'ascending' }, { path: '/allocation/moves', query: {} }),
      rows: moves.map(one => [
        {
          text: one.name,
          note: `CRN ${one.crn}`,
          href: one.mine ? `/allocation/moves/${one.personId}` : `/allocation/people/${one.personId}/history`,
        },
        { text: one.fromTeam },
        { text: one.toTeam },
        { text: dayText(one.on) },
        { text: one.mine ? 'You, or another manager of your unit' : 'The other unit' },
      ]),
    },
  })
}

/** One move that the reader's unit was asked for. */
export const movePageOfReceiver: Page<PersonParams> = async ({ trx, params, now, form }) => {
  const person = await personById(trx, params.person)
  const moves = await movesWaiting(trx)
  const move = moves.find(one => one.personId === params.person)
  if (!person || !move?.mine) return notFound()
  noteRead(trx, { shown: [person.personId] })
  return render('allocation/pages/moves/answer.njk', {
    ...caseForm({ person, form, today: dayOf(now) }, 'Answer a proposed move'),
    breadcrumbs: [{ text: 'Moves that wait for an answer', href: '/allocation/moves' }],
    back: '/allocation/moves',
    intro: `${move.fromTeam} asks ${move.toTeam} to take the case, since ${dayText(move.on)}. When you agree the person is in your queue from today, without a named officer, until you give them to somebody.`,
    action: `/allocation/moves/${person.personId}`,
  })
}
