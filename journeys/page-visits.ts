import { sql } from 'kysely'
import { allInspections, sampleOf } from '#inspection'
import { goBeyondLimit, oneEscalation } from './beyond-limit.ts'
import { bookForYesterday } from './booked-appointment.ts'
import { challengeOwnFigure } from './challenged-figure.ts'
import type { JourneyService } from './service.ts'
import { staffVisits } from './staff-visits.ts'
import { by, type Visit } from './visit.ts'
import { visitsAhead } from './visits-ahead.ts'
import { visitsOfAllocation } from './visits-of-allocation.ts'
import { visitsOfWeeks } from './visits-of-weeks.ts'

const visitor = by('public')
const practitioner = by('practitioner')
const senior = by('senior')
const nation = by('nation')
const administrator = by('administrator')
const auditor = by('auditor')
const lead = by('lead')
const head = by('head')

const reports = [
  'overview',
  'officer',
  'caseload',
  'percentage-breakdown',
  'reductions',
  'reductions-expiring',
  'reductions-archived',
  'archive-daily',
  'archive-grouped',
  'court-reports',
  'prison-teams',
  'dates-due',
  'case-details',
  'inactive-cases',
  'cms',
  't2a',
  'suspended-lifers',
]
const formats = ['csv', 'xlsx']

/** Somebody whom the practitioner supervises, and somebody whom a colleague of the same team does. */
const twoPeople = async ({
  databases,
}: JourneyService): Promise<{ person: string; entry: string; colleagues: string }> => {
  const { rows } = await sql<{ person: string; own: boolean }>`
    select p.person_id as person, p.practitioner = a.practitioner as own
    from platform.account a join caseload.person p on p.team = a.unit and p.practitioner is not null
    where a.username = 'practitioner' order by p.crn`.execute(databases.system)
  const [own, colleagues] = [rows.find(row => row.own), rows.find(row => !row.own)]
  if (!own || !colleagues) throw new Error('The practitioner and a colleague have each a case')
  const { entry_id: entry } = await databases.system
    .selectFrom('ledger.leaf_in')
    .select('entry_id')
    .where('stream', '=', own.person)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { person: own.person, entry, colleagues: colleagues.person }
}

const inspectionsIn = async ({
  databases,
}: JourneyService): Promise<{ underWay: string; published: string; about: string }> => {
  const found = await databases.system.transaction().execute(async trx => {
    const all = await allInspections(trx)
    const idOf = (stage: string) => all.find(one => one.stage === stage)?.id ?? ''
    const underWay = idOf('drawn')
    const [about = ''] = await sampleOf(trx, underWay)
    return { underWay, published: idOf('published'), about }
  })
  if (!found.about || !found.published) throw new Error('One inspection is under way and one is published')
  return found
}

/** At least one visit for each page and download of the service, by the path of its row. */
export const visitsOf = async (service: JourneyService): Promise<ReadonlyMap<string, readonly Visit[]>> => {
  const { person, entry, colleagues } = await twoPeople(service)
  const { underWay, published, about } = await inspectionsIn(service)
  const kept = await bookForYesterday(service)
  const challenged = await challengeOwnFigure(service)
  const { region, struggling } = service
  const [pdu, team] = [struggling.plan.code, 'E01AT1']
  const beyond = await goBeyondLimit(service, team)
  const escalation = `/escalations/${await oneEscalation(service, team)}`
  const beyondForm = `/allocation/beyond-limits/${team}/${beyond.officer}`
  const officer = struggling.members.find(one => one.team === team && one.grade === 'PO' && one.left === null)?.code
  const own = `/workload/teams/${team}/officers/${officer}`
  const inspection = `/inspections/${underWay}`
  return new Map([
    ['/', [...visitor('/'), ...practitioner('/'), ...nation('/'), ...lead('/')]],
    ['/sign-in', visitor('/sign-in')],
    ['/sign-in/second-step', visitor('/sign-in/second-step')],
    ['/step-up', practitioner('/step-up?to=/people')],
    ['/account/sessions', practitioner('/account/sessions')],
    ['/account/passkeys', practitioner('/account/passkeys')],
    ['/accessibility', visitor('/accessibility')],
    ['/cookies', visitor('/cookies')],
    ['/privacy', visitor('/privacy')],
    ['/about-the-figures', visitor('/about-the-figures')],

    ['/accounts', [...administrator('/accounts'), ...auditor('/accounts')]],
    ['/erasures', [...administrator('/erasures'), ...auditor('/erasures')]],
    ['/people', practitioner('/people', '/people?search=nobody-has-this-name')],
    ['/allocation', [...senior('/allocation', '/allocation?risk=high&contact=none'), ...nation('/allocation')]],
    ...(await visitsOfAllocation(service, { colleagues, person, officer, team })),
    ['/people/:person', practitioner(`/people/${person}`)],
    [
      '/people/:person/entries/new',
      practitioner(`/people/${person}/entries/new`, `/people/${person}/entries/new?kind=contact`),
    ],
    ['/drafts', practitioner('/drafts')],
    ['/people/:person/drafts', practitioner(`/people/${person}/drafts`)],
    ['/people/:person/entries/:entry', practitioner(`/people/${person}/entries/${entry}`)],
    ['/people/:person/entries/:entry/proof', practitioner(`/people/${person}/entries/${entry}/proof`)],
    ['/people/:person/entries/:entry/part', practitioner(`/people/${person}/entries/${entry}/part`)],
    [
      '/people/:person/entries/:entry/part.json',
      practitioner(`/people/${person}/entries/${entry}/part.json?field=author`),
    ],
    ['/people/:person/entries/:entry/correct', practitioner(`/people/${person}/entries/${entry}/correct`)],
    ['/people/:person/purpose', practitioner(`/people/${colleagues}/purpose?to=/people/${colleagues}`)],
    ['/people/:person/opened', auditor(`/people/${person}/opened`)],
    ['/people/:person/limited-access', senior(`/people/${person}/limited-access`)],
    ['/openings', auditor('/openings')],
    ['/emergency-access', [...practitioner('/emergency-access'), ...auditor('/emergency-access')]],
    ['/emergency-access/new', practitioner('/emergency-access/new')],
    ['/people/:person/as-at', practitioner(`/people/${person}/as-at?day=1+Nov+2026`)],
    ['/people/:person/tier', practitioner(`/people/${person}/tier`, `/people/${person}/tier?day=1+Nov+2026`)],
    ['/people/:person/known-on', practitioner(`/people/${person}/known-on?day=1+Nov+2026`)],
    ['/people/:person/summary', practitioner(`/people/${person}/summary`)],
    ['/people/:person/summary.pdf', practitioner(`/people/${person}/summary.pdf`)],
    [
      '/people/:person/appointments/:booking',
      practitioner(`/people/${kept.person}/appointments/${kept.booking}?from=home`),
    ],
    ['/due', practitioner('/due')],
    ['/teams/:team/timeliness', senior(`/teams/${team}/timeliness`)],
    ['/teams/:team/timeliness/:standard', senior(`/teams/${team}/timeliness/SL006?state=overdue`)],
    ['/standards', visitor('/standards')],
    ['/standards/:standard', visitor('/standards/SL006', '/standards/enquiry-made')],
    ['/ledger', [...visitor('/ledger', '/ledger?from=many'), ...lead('/ledger')]],
    ['/ledger/policy', visitor('/ledger/policy')],
    ['/ledger/consistency', visitor('/ledger/consistency?from=0', '/ledger/consistency?from=1')],
    ['/ledger/stamps.json', visitor('/ledger/stamps.json')],
    ['/ledger/checkpoint', visitor('/ledger/checkpoint')],
    ['/ledger/tile/*', visitor('/ledger/tile/0/000')],

    ['/workload', nation('/workload')],
    ['/workload/officers', nation('/workload/officers', '/workload/officers?load=unknown')],
    ['/workload/tiers', nation('/workload/tiers')],
    ['/workload/how', nation('/workload/how')],
    ['/workload/time', nation('/workload/time')],
    ['/workload/weights', practitioner('/workload/weights')],
    ['/workload/weights/:location/:tier', practitioner('/workload/weights/community/A3')],
    ...(await visitsAhead(service)),
    ...(await visitsOfWeeks(service, { team, officer })),
    ['/workload/regions/:region', nation(`/workload/regions/${region.code}`)],
    ['/workload/regions/:region/officers', nation(`/workload/regions/${region.code}/officers`)],
    ['/workload/regions/:region/tiers', nation(`/workload/regions/${region.code}/tiers`)],
    ['/workload/regions/:region/how', nation(`/workload/regions/${region.code}/how`)],
    ['/workload/regions/:region/time', nation(`/workload/regions/${region.code}/time`)],
    ['/workload/pdus/:pdu', senior(`/workload/pdus/${pdu}`)],
    ['/workload/pdus/:pdu/officers', senior(`/workload/pdus/${pdu}/officers`)],
    ['/workload/pdus/:pdu/tiers', senior(`/workload/pdus/${pdu}/tiers`)],
    ['/workload/pdus/:pdu/how', senior(`/workload/pdus/${pdu}/how`)],
    ['/workload/pdus/:pdu/time', senior(`/workload/pdus/${pdu}/time`)],
    ['/workload/teams/:team', senior(`/workload/teams/${team}`)],
    ['/workload/teams/:team/tiers', senior(`/workload/teams/${team}/tiers`)],
    ['/workload/teams/:team/how', senior(`/workload/teams/${team}/how`)],
    ['/workload/teams/:team/time', senior(`/workload/teams/${team}/time`)],
    ['/workload/teams/:team/officers/:officer', practitioner(own)],
    ['/workload/teams/:team/officers/:officer/how', practitioner(`${own}/how`)],
    ['/workload/teams/:team/officers/:officer/challenge', practitioner(`${challenged.page}/challenge`)],
    ['/workload/challenges', [...practitioner('/workload/challenges'), ...senior('/workload/challenges')]],
    [
      '/workload/challenges/:challenge',
      [...senior(`/workload/challenges/${challenged.id}`), ...practitioner(`/workload/challenges/${challenged.id}`)],
    ],
    ['/workload/teams/:team/officers/:officer/time', practitioner(`${own}/time`)],
    [
      '/workload/reports/:report',
      senior(`/workload/reports/archive-grouped?unit=${team}`, `/workload/reports/dates-due?unit=${team}`),
    ],
    [
      '/workload/exports/:report',
      senior(
        ...reports.flatMap(name =>
          formats.map(format => `/workload/exports/${name}?unit=${team}&officer=${officer}&format=${format}`),
        ),
      ),
    ],
    ['/workforce/imports', administrator('/workforce/imports')],
    ['/workforce/imports/new', administrator('/workforce/imports/new')],
    ['/workforce/imports/:import', administrator('/workforce/imports/1')],
    ['/workforce/imports/:import/report.csv', administrator('/workforce/imports/1/report.csv')],
    ['/workforce/results/:result/recount', nation('/workforce/results/1/recount')],

    ...(await staffVisits(service)),
    ['/escalations', [...senior('/escalations', `/escalations?unit=${team}&kind=waiting`), ...nation('/escalations')]],
    ['/escalations/:id', [...senior(escalation), ...nation(escalation)]],
    ['/conditions-of-work/:unit', [...senior(`/conditions-of-work/${team}`), ...head(`/conditions-of-work/${pdu}`)]],
    ['/allocation/beyond-limits/:team/:officer', senior(`${beyondForm}?person=${beyond.person}`)],
    ['/allocation/decisions', [...senior('/allocation/decisions'), ...nation(`/allocation/decisions?unit=${pdu}`)]],
    ['/allocation/decisions/:id', senior(`/allocation/decisions/${beyond.decision}`)],

    ['/inspections', lead('/inspections')],
    ['/inspections/open', lead('/inspections/open')],
    ['/inspections/conflicts', lead('/inspections/conflicts')],
    ['/inspections/:id/team', lead(`${inspection}/team`)],
    ['/inspections/:id/draft', head(`${inspection}/draft`)],
    ['/inspections/:id', lead(inspection, `/inspections/${published}`)],
    ['/inspections/:id/population', lead(`${inspection}/population`)],
    ['/inspections/:id/sample', lead(`${inspection}/sample`)],
    ['/inspections/:id/draw.json', lead(`${inspection}/draw.json`)],
    ['/inspections/:id/sample/:case', lead(`${inspection}/sample/${about}`)],
    ['/inspections/:id/domain-one', lead(`${inspection}/domain-one`, `/inspections/${published}/domain-one`)],
    ['/inspections/:id/ratings', lead(`${inspection}/ratings`)],
    ['/inspections/:id/ratings/:standard', lead(`${inspection}/ratings/P2.1`)],
    ['/inspections/:id/changes', lead(`${inspection}/changes`)],
    ['/inspections/:id/access', lead(`${inspection}/access`)],
    ['/inspections/:id/publish', lead(`${inspection}/publish`)],
    ['/published', visitor('/published')],
    ['/published.json', visitor('/published.json')],
    ['/published/:id', visitor(`/published/${published}`)],
    ['/published/:id/inspection.json', visitor(`/published/${published}/inspection.json`)],
    ['/published/:id/bundle.zip', visitor(`/published/${published}/bundle.zip`)],
  ])
}
