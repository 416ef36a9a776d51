import { sql } from 'kysely'
import { closeWeeks } from '#workforce'
import type { JourneyService } from './service.ts'
import { by, type Visit } from './visit.ts'

const WEEKS_BACK = 104

/** The last week that was closed, of a service that has just closed all that were over. */
const lastClosed = async ({ databases }: JourneyService): Promise<string> => {
  await closeWeeks(databases.system, new Date(), WEEKS_BACK)
  const { rows } = await sql<{ week: string }>`select max(week) as week from workforce.closed_week`.execute(
    databases.system,
  )
  if (!rows[0]?.week) throw new Error('At least one week of the small service is over')
  return rows[0].week
}

/** Visits of the weekly history of every level, and of a closed week reckoned again. */
export const visitsOfWeeks = async (
  service: JourneyService,
  { team, officer }: { readonly team: string; readonly officer: string | undefined },
): Promise<readonly (readonly [string, readonly Visit[]])[]> => {
  const { region, struggling } = service
  const week = await lastClosed(service)
  const own = `/workload/teams/${team}/officers/${officer}/history`
  return [
    ['/workload/history', by('nation')('/workload/history')],
    ['/workload/regions/:region/history', by('nation')(`/workload/regions/${region.code}/history?weeks=52`)],
    ['/workload/pdus/:pdu/history', by('head')(`/workload/pdus/${struggling.plan.code}/history`)],
    ['/workload/teams/:team/history', by('senior')(`/workload/teams/${team}/history?weeks=13`)],
    ['/workload/teams/:team/officers/:officer/history', by('practitioner')(own)],
    [
      '/workload/weeks/:week',
      [
        ...by('senior')(`/workload/weeks/${week}?unit=${team}`),
        ...by('practitioner')(`/workload/weeks/${week}?team=${team}&officer=${officer}`),
      ],
    ],
  ]
}
