import { planMadeHere } from './plan-made.ts'
import { proposeMoveHere } from './proposed-move.ts'
import type { JourneyService } from './service.ts'
import { by, type Visit } from './visit.ts'

type Places = {
  readonly colleagues: string
  readonly person: string
  readonly officer: string | undefined
  readonly team: string
}

const practitioner = by('practitioner')
const senior = by('senior')
const nation = by('nation')

/** Visits of who is given to whom. */
export const visitsOfAllocation = async (
  service: JourneyService,
  { colleagues, person, officer, team }: Places,
): Promise<readonly (readonly [string, readonly Visit[]])[]> => {
  const offered = await proposeMoveHere(service)
  const plan = `/allocation/plans/${await planMadeHere(service)}`
  const heldCase = `/allocation/people/${colleagues}`
  return [
    ['/people/without-an-officer', senior('/people/without-an-officer?risk=high')],
    ['/allocation/plans', senior('/allocation/plans', `/allocation/plans?people=${person}`)],
    ['/allocation/plans/:plan', senior(plan)],
    ['/allocation/plans/:plan/input.json', senior(`${plan}/input.json`)],
    ['/allocation/plans/:plan/result.json', senior(`${plan}/result.json`)],
    ['/allocation/several', senior(`/allocation/several?people=${colleagues}&people=${person}`, '/allocation/several')],
    ['/allocation/history', [...senior('/allocation/history'), ...nation('/allocation/history')]],
    ['/allocation/history.csv', senior('/allocation/history.csv')],
    ['/allocation/messages', senior('/allocation/messages?state=failed')],
    ['/allocation/new-cases', practitioner('/allocation/new-cases')],
    ['/allocation/moves', senior('/allocation/moves')],
    ['/allocation/moves/:person', senior(`/allocation/moves/${offered}`)],
    ['/allocation/officers/:officer', senior(`/allocation/officers/${officer}`)],
    ['/allocation/people/:person', senior(heldCase, `${heldCase}?beside=${officer}+${team}`)],
    ['/allocation/people/:person/give', senior(`${heldCase}/give?officer=${officer}&team=${team}`)],
    ['/allocation/people/:person/hand-back', senior(`${heldCase}/hand-back`)],
    ['/allocation/people/:person/cover', senior(`${heldCase}/cover`)],
    ['/allocation/people/:person/move', senior(`${heldCase}/move`)],
    ['/allocation/people/:person/history', senior(`${heldCase}/history`)],
  ]
}
