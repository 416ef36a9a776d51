import type { ProtectionLimit } from '@candour/workload'
import { dayText } from '#platform/web/dates.ts'
import type { OfficerProtection } from '../../protections-on.ts'

const line = (label: string, value: string) => ({ label, value })

const levels = {
  spo: 'a senior probation officer',
  'pdu-head': 'the head of the unit',
  'regional-director': 'the region',
}

/** One limit in words, with where it comes from. */
export const limitText = (limit: ProtectionLimit): string => {
  if (limit.kind === 'at most' && limit.most === null) return `${limit.words}: not set. ${limit.source}`
  const number = limit.kind === 'at most' ? `: ${limit.most}` : ''
  return `${limit.words}${number}. Only ${levels[limit.mayDecide]} may decide otherwise, with reasons. ${limit.basis === 'policy' ? 'Policy: ' : ''}${limit.source}`
}

/** How long a protection holds, in words. */
export const untilText = ({ stage, since, until, endsOn }: OfficerProtection): string => {
  if (!stage.known) return `Stage unknown: ${stage.why}`
  const end = until ? `until ${dayText(until)}` : 'with no last day'
  const whole = endsOn && endsOn !== until ? `, the whole until ${dayText(endsOn)}` : ''
  return `${stage.value}: since ${since ? dayText(since) : 'unknown'}, ${end}${whole}`
}

/** What a protection means for the officer, line by line. */
export const protectionLines = (protection: OfficerProtection) => [
  line('Stage', untilText(protection)),
  line('Hours', hoursText(protection)),
  ...protection.limits.map(limit =>
    line(limit.kind === 'at most' ? 'Cases at most' : 'Cases not given', limitText(limit)),
  ),
  line('Where it comes from', `${protection.source} (${protection.set})`),
]

const hoursText = ({ percent, stage }: OfficerProtection): string => {
  if (!stage.known) return 'Unknown: they follow from the stage'
  if (percent === null) return 'As agreed: recorded as reductions'
  return `${percent}% of contracted hours are for learning; they count when they are recorded as a reduction`
}
