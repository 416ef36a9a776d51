import { type BrokenLimit, type Decider, levelNames, limitSetOn, mayDecideOverload } from '@candour/allocation'
import { daysAfter } from '@candour/timeliness'
import type { CaseFacts } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { authorityOver } from '../../record-overload.ts'
import { limitView } from '../../words.ts'

type Known = {
  readonly officer: { readonly code: string; readonly name: string }
  readonly team: { readonly code: string; readonly name: string }
  readonly given: readonly CaseFacts[]
  readonly broken: readonly BrokenLimit[]
  readonly decider: Decider
  readonly today: Day
}

/** Every word of the page on which somebody goes beyond a limit. */
export const presentBeyond = ({ officer, team, given, broken, decider, today }: Known) => {
  const { alone, needs, mostDays } = authorityOver(broken, decider, today)
  const set = limitSetOn(today)
  const cases = countedText(given.length, 'case')
  const isBroken = broken.length > 0
  const heading = isBroken
    ? `${countedText(broken.length, 'limit')} against giving ${cases} to ${officer.name}`
    : `No limit against giving ${cases} to ${officer.name}`
  return {
    title: 'Work beyond a limit',
    heading,
    breadcrumbs: [
      { text: 'Allocation', href: '/allocation' },
      { text: 'Decisions beyond limits', href: '/allocation/decisions' },
    ],
    action: `/allocation/beyond-limits/${encodeURIComponent(team.code)}/${encodeURIComponent(officer.code)}`,
    isBroken,
    team: team.name,
    people: given.map(one => one.personId),
    limits: broken.map(one => ({ ...limitView(one), decides: mayDecideOverload(set, one, decider).says })),
    alone,
    who: alone
      ? `You may decide this. Your name, the figures above and your reasons are recorded, and ${officer.name} and the level above see them.`
      : `You may not decide this alone. You can propose it: the ${levelNames[needs]} decides, or another person entitled to it. Until then the work is not given.`,
    button: alone ? 'Decide, and give the work' : 'Propose it',
    untilHint: isBroken
      ? `${dayText(daysAfter(today, mostDays))} at the latest. After that day it covers nothing more.`
      : '',
  }
}
