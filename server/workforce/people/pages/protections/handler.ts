import { sql } from 'kysely'
import { unitByCode } from '#platform/organisation/units.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Page } from '#platform/web/page.ts'
import { peoplePath, staffPath } from '../../addresses.ts'
import type { UnitParams } from '../../forms.ts'
import { protectionsOn } from '../../protections-on.ts'
import { limitText, untilText } from './words.ts'

/** Officers on a page: a region has more, and its units have their own lists. */
const most = 200

/** Every officer of a unit who is protected, in which stage, until when, and which cases they are not given. */
export const protectionsPage: Page<UnitParams> = async ({ trx, actor, params, now }) => {
  const unit = await unitByCode(trx, params.unit)
  if (!unit) return notFound()
  const today = dayOf(now)
  const { rows: staff } = await sql<{ code: string; name: string }>`select code, name from platform.practitioner
    where team = any (platform.teams_below(${unit.code})) and code not like '%U' and ("left" is null or "left" > ${today})
    order by name, code`.execute(trx)
  const found = await protectionsOn(
    trx,
    staff.map(({ code }) => code),
    today,
  )
  const isManager = actor.role === 'spo' || actor.role === 'pdu-head'
  const rows = staff.flatMap(({ code, name }) =>
    (found.get(code) ?? []).map(one => [
      isManager ? { text: name, href: staffPath(code) } : { text: name },
      { text: one.title },
      { text: untilText(one) },
      { text: one.limits.map(limitText).join(' ') || 'No limit of cases' },
    ]),
  )
  return render('workforce/people/pages/protections/template.njk', {
    title: 'Protections of officers',
    heading: `Protections: ${unit.name}`,
    caption: dayText(today),
    breadcrumbs: [{ text: 'People and posts', href: peoplePath(unit.code) }],
    summary: `${countedText(rows.length, 'protection')} in force. A phased return is shown to the officer and their managers only.`,
    more: rows.length > most ? `The first ${most} are shown. Open a unit below for the others.` : null,
    rows: rows.slice(0, most),
  })
}
