import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import { addressOf } from '#platform/audit/notes.ts'
import type { Trx } from '#platform/database/tables.ts'
import { notFound, type PageAnswer, redirect, refuse, render } from '#platform/web/answers.ts'
import { clockText } from '#platform/web/dates.ts'
import { type GetRoute, isGet, type PostRoute, type Route } from '#platform/web/route.ts'
import { can } from '../permissions.ts'
import { isToWrite, type Opening, openRecord } from './opening.ts'

type Open = Extract<Opening, { kind: 'open' }>

const ofOneRecord = '/people/:person'

/**
 * Asks before every page, file and act of one record whether this person opens it. Stands around the rows and not in the
 * handlers, so that a page that somebody adds cannot forget to ask.
 */
export const guardRecords = (rows: readonly Route[]): readonly Route[] =>
  rows.map(row => {
    if (row.path !== ofOneRecord && !row.path.startsWith(`${ofOneRecord}/`)) return row
    return isGet(row) ? guardGet(row) : guardPost(row)
  })

const guardGet = (row: GetRoute): GetRoute => ({
  ...row,
  read: raw => {
    const reading = row.read(raw)
    if (!reading.ok) return reading
    return {
      ok: true,
      run: async context => {
        const opening = await openRecord(context.trx, personIn(raw))
        if (opening.kind !== 'open') return shut(context, opening, personIn(raw))
        if (row.permission === can.write && !isToWrite(opening.rule)) return notFound()
        return underBanner(await reading.run(context), opening)
      },
    }
  },
})

const guardPost = (row: PostRoute): PostRoute => ({
  ...row,
  read: raw => {
    const reading = row.read(raw)
    if (!reading.ok) return reading
    return {
      ok: true,
      run: async context => {
        const opening = await openRecord(context.trx, personIn(raw))
        // The purpose has run out while somebody typed: the form keeps it, and its page asks them why again.
        if (opening.kind === 'purpose') return refuse([{ field: '', message: SAY_AGAIN }])
        if (opening.kind === 'open' && !isToWrite(opening.rule)) return refuse([{ field: '', message: READ_ONLY }])
        // Where there is nothing for this person, the act itself finds nothing: unless it is the same one sent twice.
        return reading.run(context)
      },
    }
  },
})

const SAY_AGAIN = 'Say again why you open this record. What you typed is still here'
const READ_ONLY = 'This record is open to you to read only. Nothing was saved'

const personIn = (raw: Readonly<Record<string, unknown>>): string => z.uuid().parse(raw.person)

type Asked = { readonly trx: Trx; readonly actor: Actor }

const shut = ({ trx, actor }: Asked, opening: Exclude<Opening, Open>, person: string): PageAnswer => {
  if (opening.kind === 'purpose') {
    return redirect(`/people/${person}/purpose?to=${encodeURIComponent(addressOf(trx))}`)
  }
  if (opening.kind === 'none') return notFound()
  return render(
    'caseload/access/pages/restricted/template.njk',
    {
      title: 'Restricted record',
      heading: 'Access to this record is restricted',
      unit: opening.unit,
      listHref: actor.role === 'spo' || actor.role === 'pdu-head' ? `/people/${person}/limited-access` : '',
    },
    403,
  )
}

/** Every page of a record that is open in an emergency says so, and until when. */
const underBanner = (answer: PageAnswer, { rule, until }: Open): PageAnswer => {
  if (answer.kind !== 'render' || rule !== 'emergency' || until === null) return answer
  const banner = `You opened this record in an emergency, to read only, until ${clockText(until)}. Those who answer for it have been told.`
  const view = { ...answer.view, emergency: banner }
  return { ...answer, view }
}
