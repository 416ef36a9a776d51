import type { Room } from '#platform/web/room.ts'
import { MAKE_FORECASTS } from './ahead/kept/make-forecasts.ts'
import { challengePanels } from './challenges/home-panels.ts'
import { workloadPanels } from './home-panels.ts'
import { hoursRoutes } from './hours/routes.ts'
import { staffPanels } from './people/home-panels.ts'
import { peopleRoutes } from './people/routes.ts'
import { can } from './permissions.ts'
import { routes } from './routes.ts'
import { staffCan } from './staff/permissions.ts'
import { closeWeeksJob, workforceTasks } from './tasks.ts'
import { unitPanels } from './unit-panels.ts'

export { loadDemandLevel, loadWhatIf } from './ahead/acts.ts'
export { decisionDifferences } from './ahead/demand/check-decisions.ts'
export { makeForecasts } from './ahead/kept/make-forecasts.ts'
export { openChallenge } from './challenges/open-challenge.ts'
export { importEstablishment } from './establishment/import-establishment.ts'
export type { ExportedFile, ExportWish } from './exports/export-report.ts'
export { exportReport, NothingToExport, reportNames } from './exports/export-report.ts'
export type { Difference, Recount } from './figures/recompute.ts'
export { recomputeResult } from './figures/recompute.ts'
export type { ContractedHours, NewReduction } from './hours/record.ts'
export { recordHours, recordReductions } from './hours/record.ts'
export type { ImportOutcome, ImportRequest } from './import/import-workbook.ts'
export { importWorkbook } from './import/import-workbook.ts'
export { postKey } from './import/posts.ts'
export type { ImportReport } from './import/report.ts'
export type { ImportProgress } from './import/stage-clock.ts'
export { type CasesOfSort, pointsOfCase, type Within } from './live/cases.ts'
export { livePosts } from './live/live-posts.ts'
export { caseSpans } from './live/projector.ts'
export { bringSpansUpToDate, recordsInRounds, spanDifferences } from './live/rebuild-spans.ts'
export { type HistoryOf, type WeekLoad, weeklyHistory, weeklyHistoryOfPosts } from './live/weekly-history.ts'
export type { StaffCounts, UnitMeasures } from './people/measures-on.ts'
export { measuresOn } from './people/measures-on.ts'
export { type Away, awayBetween, saidBy, sayOwnWords } from './people/own-words.ts'
export type { OfficerProtection } from './people/protections-on.ts'
export { protectionsOn } from './people/protections-on.ts'
export type { ConditionsOfWork } from './queries/conditions.ts'
export { conditionsOfWork } from './queries/conditions.ts'
export type { FindingRow } from './queries/imports.ts'
export { findingsOf } from './queries/imports.ts'
export type { OfficerLoad } from './queries/officers.ts'
export type { OwnFigure } from './queries/own-figure.ts'
export { ownFigure } from './queries/own-figure.ts'
export { staffDifferences } from './staff/check-staff.ts'
export type { RecordedFact, StaffFact as NewStaffFact } from './staff/facts.ts'
export { recordFact } from './staff/facts.ts'
export { lockOfficer } from './staff/write-staff-entry.ts'
export { closeWeeks } from './weeks/close-weeks.ts'
export { weekDifferences } from './weeks/kept-weeks.ts'
export { workDone } from './work/projector.ts'
export { bringWorkUpToDate, workDifferences } from './work/rebuild-work.ts'

/** Who carries what: the nightly workbook, its results, and every figure explained. */
export const room: Room = {
  name: 'workforce',
  routes: [...routes, ...hoursRoutes, ...peopleRoutes],
  navigation: [
    {
      text: 'Workload',
      href: '/workload',
      permission: can.seeWorkload,
      about: 'Who carries what, from the nation down to one officer, and how each figure is made.',
    },
    {
      text: 'Staff',
      href: '/workforce/people',
      permission: staffCan.seePeople,
      about: 'Posts that are funded, filled and vacant; who is absent, learning or leaving; protections of officers.',
    },
    {
      text: 'Imports',
      href: '/workforce/imports',
      permission: can.importWorkbook,
      about: 'The nightly workbooks: import one, or open a past result.',
    },
  ],
  homePanels: async request => [
    ...(await workloadPanels(request)),
    ...(await unitPanels(request)),
    ...(await challengePanels(request)),
    ...(await staffPanels(request)),
  ],
  tasks: workforceTasks,
  everyDay: [closeWeeksJob, MAKE_FORECASTS],
}
