import { loadWhatIf } from '#workforce'

import type { JourneyService } from './service.ts'

type Visit = { readonly as: string; readonly path: string }

const savedWhatIf = ({ databases, struggling }: JourneyService): Promise<string> =>
  databases.system.transaction().execute(trx =>
    loadWhatIf(trx, {
      ...{ kind: 'pdu', unit: struggling.plan.code, owner: 'head', sharedWith: struggling.plan.code, now: new Date() },
      ...{
        name: 'A closed list',
        reason: 'To see who takes the cases',
        values: { close: [`${struggling.plan.code}T1`] },
      },
    }),
  )

/** Visits of what looks ahead: forecasts, what-ifs and demand levels. */
export const visitsAhead = async (
  service: JourneyService,
): Promise<readonly (readonly [string, readonly Visit[]])[]> => {
  const region = `/workload/regions/${service.region.code}`
  const code = service.struggling.plan.code
  const [pdu, team] = [`/workload/pdus/${code}`, `/workload/teams/${code}T1`]
  const scenario = `/workload/scenarios/${await savedWhatIf(service)}`
  const by = (as: string, ...paths: readonly string[]): readonly Visit[] => paths.map(path => ({ as, path }))
  return [
    ['/workload/ahead', by('nation', '/workload/ahead')],
    ['/workload/ahead/export', by('senior', `/workload/ahead/export?kind=pdu&unit=${code}`)],
    ['/workload/regions/:region/ahead', by('nation', `${region}/ahead`)],
    ['/workload/regions/:region/demand', by('region', `${region}/demand`)],
    ['/workload/regions/:region/what-if', by('region', `${region}/what-if`)],
    ['/workload/pdus/:pdu/ahead', by('senior', `${pdu}/ahead`)],
    ['/workload/pdus/:pdu/demand', [...by('head', `${pdu}/demand`), ...by('lead', `${pdu}/demand`)]],
    [
      '/workload/pdus/:pdu/what-if',
      by(
        'head',
        `${pdu}/what-if`,
        `${pdu}/what-if?close=${code}T1&cohortTiers=B2+10&weightTier=B2&weightPoints=200`,
        `${pdu}/what-if?close=nowhere&cohortTiers=Z9&hoursEach=99`,
      ),
    ],
    ['/workload/teams/:team/ahead', by('practitioner', `${team}/ahead`)],
    ['/workload/teams/:team/demand', by('practitioner', `${team}/demand`)],
    ['/workload/teams/:team/what-if', by('senior', `${team}/what-if?hoursEach=-2`)],
    ['/workload/scenarios', by('head', '/workload/scenarios')],
    ['/workload/scenarios/:scenario', by('head', scenario)],
    ['/workload/scenarios/:scenario/export', by('head', `${scenario}/export`)],
  ]
}
