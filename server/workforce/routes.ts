import { z } from 'zod'
import { file, form, page, table, upload } from '#platform/web/route.ts'
import { aheadRoutes } from './ahead/routes.ts'
import { audits } from './audit.ts'
import { answerChallenge } from './challenges/answer-challenge.ts'
import { AnswerChallengeForm, ChallengeFigureForm, ChallengeFigureParams, ChallengeParams } from './challenges/forms.ts'
import { openChallenge } from './challenges/open-challenge.ts'
import { offerWorkbook, WorkbookForm } from './commands/offer-workbook.ts'
import { ExportParams, exportFile } from './exports/handler.ts'
import { aboutPage, RulesParams } from './pages/about/handler.ts'
import { challengePage } from './pages/challenge/handler.ts'
import { challengeFigurePage } from './pages/challenge-figure/handler.ts'
import { ChallengesParams, challengesPage } from './pages/challenges/handler.ts'
import { shownFigures } from './pages/figures/params.ts'
import {
  NationHistory,
  OfficerHistory,
  officerHistoryPage,
  PduHistory,
  RegionHistory,
  TeamHistory,
  unitHistoryPage,
} from './pages/history/handler.ts'
import { howOfficerPage } from './pages/how-officer/handler.ts'
import { howUnitPage } from './pages/how-unit/handler.ts'
import { findingsFile, ImportParams, importPage } from './pages/import/handler.ts'
import { ImportsParams, importsPage } from './pages/imports/handler.ts'
import { NewImportParams, newImportPage } from './pages/new-import/handler.ts'
import { OfficerParams, officerPage } from './pages/officer/handler.ts'
import { NationOfficers, officersPage, PduOfficers, RegionOfficers, TeamOfficers } from './pages/officers/handler.ts'
import { RecountParams, recountPage } from './pages/recount/handler.ts'
import { reportPage } from './pages/report/handler.ts'
import { tiersPage } from './pages/tiers/handler.ts'
import { timeOfficerPage } from './pages/time-officer/handler.ts'
import { timeUnitPage } from './pages/time-unit/handler.ts'
import { NationParams, PduParams, RegionParams, unitPage } from './pages/unit/handler.ts'
import { WeekParams, weekPage } from './pages/week/handler.ts'
import { WeightParams, weightPage } from './pages/weight/handler.ts'
import { WeightsParams, weightsPage } from './pages/weights/handler.ts'
import { can } from './permissions.ts'

const Nation = z.object(shownFigures)
const Region = z.object({ ...shownFigures, region: z.string() })
const Pdu = z.object({ ...shownFigures, pdu: z.string() })
const Team = z.object({ ...shownFigures, team: z.string() })

const see = can.seeWorkload
const region = '/workload/regions/:region'
const pdu = '/workload/pdus/:pdu'
const team = '/workload/teams/:team'
const officer = `${team}/officers/:officer`

/** Every address of this room. */
export const routes = table(
  page('/workload', see, audits.viewedNation, NationParams, unitPage('nation')),
  page('/workload/officers', see, audits.viewedNation, NationOfficers, officersPage('nation')),
  page('/workload/tiers', see, audits.viewedNation, Nation, tiersPage('nation')),
  page('/workload/how', see, audits.viewedNation, Nation, howUnitPage('nation')),
  page('/workload/time', see, audits.viewedNation, Nation, timeUnitPage('nation')),
  page('/workload/history', see, audits.viewedNation, NationHistory, unitHistoryPage('nation')),
  page('/workload/weeks/:week', see, audits.viewedWeek, WeekParams, weekPage),
  page('/workload/weights', see, audits.viewedRules, WeightsParams, weightsPage),
  page('/workload/weights/:location/:tier', see, audits.viewedRules, WeightParams, weightPage),
  page(region, see, audits.viewedRegion, RegionParams, unitPage('region')),
  page(`${region}/officers`, see, audits.viewedRegion, RegionOfficers, officersPage('region')),
  page(`${region}/tiers`, see, audits.viewedRegion, Region, tiersPage('region')),
  page(`${region}/how`, see, audits.viewedRegion, Region, howUnitPage('region')),
  page(`${region}/time`, see, audits.viewedRegion, Region, timeUnitPage('region')),
  page(`${region}/history`, see, audits.viewedRegion, RegionHistory, unitHistoryPage('region')),
  page(pdu, see, audits.viewedPdu, PduParams, unitPage('pdu')),
  page(`${pdu}/officers`, see, audits.viewedPdu, PduOfficers, officersPage('pdu')),
  page(`${pdu}/tiers`, see, audits.viewedPdu, Pdu, tiersPage('pdu')),
  page(`${pdu}/how`, see, audits.viewedPdu, Pdu, howUnitPage('pdu')),
  page(`${pdu}/time`, see, audits.viewedPdu, Pdu, timeUnitPage('pdu')),
  page(`${pdu}/history`, see, audits.viewedPdu, PduHistory, unitHistoryPage('pdu')),
  page(team, see, audits.viewedTeam, TeamOfficers, officersPage('team')),
  page(`${team}/tiers`, see, audits.viewedTeam, Team, tiersPage('team')),
  page(`${team}/how`, see, audits.viewedTeam, Team, howUnitPage('team')),
  page(`${team}/time`, see, audits.viewedTeam, Team, timeUnitPage('team')),
  page(`${team}/history`, see, audits.viewedTeam, TeamHistory, unitHistoryPage('team')),
  page(officer, see, audits.viewedOfficer, OfficerParams, officerPage),
  page(`${officer}/how`, see, audits.viewedOfficer, OfficerParams, howOfficerPage),
  page(`${officer}/history`, see, audits.viewedOfficer, OfficerHistory, officerHistoryPage),
  page(`${officer}/time`, see, audits.viewedOfficer, OfficerParams, timeOfficerPage),
  page(`${officer}/challenge`, can.challenge, audits.viewedOfficer, ChallengeFigureParams, challengeFigurePage),
  form(
    `${officer}/challenge`,
    can.challenge,
    audits.challenged,
    ChallengeFigureForm,
    openChallenge,
    `${officer}/challenge`,
  ),
  page('/workload/challenges', can.seeChallenges, audits.viewedChallenges, ChallengesParams, challengesPage),
  page('/workload/challenges/:challenge', can.seeChallenges, audits.viewedChallenge, ChallengeParams, challengePage),
  form(
    '/workload/challenges/:challenge/answer',
    can.answerChallenge,
    audits.answeredChallenge,
    AnswerChallengeForm,
    answerChallenge,
    '/workload/challenges/:challenge',
  ),
  page('/workload/reports/:report', see, audits.viewedReport, ExportParams, reportPage),
  file('/workload/exports/:report', see, audits.exported, ExportParams, exportFile),
  ...aheadRoutes,
  page('/about-the-figures', can.readTheRules, audits.viewedRules, RulesParams, aboutPage),
  page('/workforce/imports', see, audits.viewedImports, ImportsParams, importsPage),
  page('/workforce/imports/new', can.importWorkbook, audits.viewedImportForm, NewImportParams, newImportPage),
  upload(
    '/workforce/imports',
    can.importWorkbook,
    audits.offeredImport,
    WorkbookForm,
    offerWorkbook,
    '/workforce/imports/new',
  ),
  page('/workforce/imports/:import', see, audits.viewedImport, ImportParams, importPage),
  file('/workforce/imports/:import/report.csv', see, audits.viewedImport, ImportParams, findingsFile),
  page('/workforce/results/:result/recount', see, audits.recounted, RecountParams, recountPage),
)
