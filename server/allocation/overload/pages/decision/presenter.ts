import { levelNames } from '@candour/allocation'
import type { Day } from '#platform/database/tables.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { WrittenAct } from '../../../record/write-entry.ts'
import type { Overload } from '../../decisions.ts'
import { decidedLimitView, standingTag, whoText } from '../../words.ts'

type Known = {
  readonly overload: Overload
  readonly acts: readonly WrittenAct[]
  readonly mayAnswer: boolean
  readonly today: Day
}

const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })

const actNames: Readonly<Record<string, string>> = {
  proposed: 'Proposed',
  decided: 'Decided',
  refused: 'Refused',
}

/** Every word of the page of one decision. */
export const presentDecision = ({ overload, acts, mayAnswer, today }: Known) => {
  const { officer_name: officer, team_name: team, status, words } = overload
  const decided = status === 'refused' ? 'Refused by' : 'Decided by'
  return {
    title: 'A decision beyond limits',
    heading: `Work beyond limits for ${officer}`,
    breadcrumbs: [{ text: 'Decisions beyond limits', href: '/allocation/decisions' }],
    tag: standingTag(overload, today),
    terms: [
      row('Officer', `${officer}, ${team}`),
      row('Work', countedText(overload.cases.length, 'case')),
      row(
        'Proposed by',
        `${whoText(overload.proposed_name, overload.proposed_level)}, ${instantText(overload.proposed_at)}`,
      ),
      row(
        decided,
        status === 'proposed'
          ? `Nobody yet. The ${levelNames[overload.needs]} or a higher level decides.`
          : `${whoText(overload.decided_name, overload.decided_level)}, ${overload.decided_at ? instantText(overload.decided_at) : ''}`,
      ),
      row('Last day', dayText(overload.until)),
      row('Limits of', overload.limit_set),
    ],
    limits: overload.limits.map(decidedLimitView),
    reason: overload.reason,
    offered: overload.offered,
    words,
    mayAnswer,
    action: `/allocation/decisions/${overload.id}/answer`,
    acts: acts.map(({ at, payload }) => `${actNames[String(payload.act)] ?? ''}, ${instantText(at)}`),
  }
}
