import { impact, known, remainingPoints, shareOf, workloadPercent } from '@candour/workload'
import type { Answers } from '../compare.ts'
import type { Kind } from './kind.ts'
import { valueOrNull } from './value-or-null.ts'

export const capacity: Kind = (input, profile) => {
  const used = input.number('totalPoints')
  const available = input.number('availablePoints')
  const answers: Answers = {
    capacityPercent: valueOrNull(workloadPercent(used, known(available), profile)),
    remainingPoints: valueOrNull(remainingPoints(used, known(available))),
  }
  if (!input.has('cmsPoints')) return answers
  return { ...answers, cmsPercent: valueOrNull(shareOf(input.number('cmsPoints'), available, profile)) }
}

export const impactOfCase: Kind = (input, profile) => {
  const { now, after } = impact(
    {
      used: input.number('currentPoints'),
      available: known(input.number('availablePoints')),
      casePoints: input.number('casePoints'),
      alreadyHeld: input.number('pointsAlreadyHeldForThisCase'),
    },
    profile,
  )
  return { capacityPercent: valueOrNull(now), potentialCapacityPercent: valueOrNull(after) }
}

export const overview: Kind = (input, profile) => {
  const used = input.number('totalPoints')
  const available = known(input.number('availablePoints'))
  const counts = input.has('communityAndLicence')
    ? ['communityAndLicence', 'custody']
    : ['community', 'licence', 'custody']
  let totalCases = 0
  for (const name of counts) totalCases += input.number(name)
  return {
    capacityPercent: valueOrNull(workloadPercent(used, available, profile)),
    pointsRemaining: valueOrNull(remainingPoints(used, available)),
    totalCases,
  }
}
