import type { JourneyService } from './service.ts'
import { putStaffOnRecord } from './staff-on-record.ts'
import { by, type Visit } from './visit.ts'

const practitioner = by('practitioner')
const senior = by('senior')
const head = by('head')
const nation = by('nation')
const lead = by('lead')
const administrator = by('administrator')

/** Visits to the pages of hours, protections, people and posts, by the path of their rows. */
export const staffVisits = async (
  service: JourneyService,
): Promise<readonly (readonly [string, readonly Visit[]])[]> => {
  const recorded = await putStaffOnRecord(service)
  const staff = `/workforce/staff/${recorded.officer}`
  const post = `/workload/teams/${recorded.team}/officers/${recorded.officer}`
  return [
    ['/workforce/imports/establishment', administrator('/workforce/imports/establishment')],
    ['/workforce/reductions', [...senior('/workforce/reductions'), ...practitioner('/workforce/reductions')]],
    ['/workload/teams/:team/officers/:officer/hours', [...senior(`${post}/hours`), ...practitioner(`${post}/hours`)]],
    ['/workload/teams/:team/officers/:officer/hours/new', senior(`${post}/hours/new`)],
    ['/workload/teams/:team/officers/:officer/hours/:hours', senior(`${post}/hours/${recorded.hours}`)],
    ['/workload/teams/:team/officers/:officer/reductions/new', senior(`${post}/reductions/new`)],
    [
      '/workload/teams/:team/officers/:officer/reductions/:reduction',
      senior(`${post}/reductions/${recorded.reduction}`),
    ],
    ['/workforce/people', [...head('/workforce/people'), ...lead('/workforce/people')]],
    ['/workforce/people/:unit', [...senior(`/workforce/people/${recorded.team}`), ...nation('/workforce/people/EW')]],
    ['/workforce/people/:unit/how', head(`/workforce/people/${recorded.team}/how`)],
    ['/workforce/people/:unit/protections', head(`/workforce/people/${recorded.team}/protections`)],
    ['/workforce/staff/:officer', [...senior(staff), ...practitioner(staff)]],
    ['/workforce/staff/:officer/own-words', practitioner(`${staff}/own-words`)],
    ['/workforce/staff/:officer/record/:kind', senior(`${staff}/record/protection`, `${staff}/record/leaving`)],
    ['/workforce/staff/:officer/facts/:fact', senior(`${staff}/facts/${recorded.fact}`)],
  ]
}
