import { file, form, page, table } from '#platform/web/route.ts'
import { aheadAudits as audits } from './audit.ts'
import { decideLevel, PduLevelForm, RegionLevelForm } from './demand/decide-level.ts'
import { ForecastExportParams, forecastFile, ScenarioExportParams, scenarioFile } from './exports.ts'
import { askAgain } from './kept/ask-again.ts'
import { demandPage } from './pages/demand/handler.ts'
import { forecastPage, NationAhead, PduAhead, RegionAhead, TeamAheadParams } from './pages/forecast/handler.ts'
import { ScenarioParams, scenarioPage } from './pages/scenario/handler.ts'
import { ScenariosParams, scenariosPage } from './pages/scenarios/handler.ts'
import { PduWhatIf, RegionWhatIf, TeamWhatIf, whatIfPage } from './pages/what-if/handler.ts'
import { can } from './permissions.ts'
import { PduSaveForm, RegionSaveForm, saveScenario, TeamSaveForm } from './scenarios/save-scenario.ts'
import { ShareForm, shareScenario } from './scenarios/share-scenario.ts'

const see = can.lookAhead
const region = '/workload/regions/:region'
const pdu = '/workload/pdus/:pdu'
const team = '/workload/teams/:team'

/** What looks ahead: forecasts, what-ifs and demand levels. */
export const aheadRoutes = table(
  page('/workload/ahead', see, audits.viewedNation, NationAhead, forecastPage('nation')),
  page(`${region}/ahead`, see, audits.viewedRegion, RegionAhead, forecastPage('region')),
  page(`${pdu}/ahead`, see, audits.viewedPdu, PduAhead, forecastPage('pdu')),
  page(`${team}/ahead`, see, audits.viewedTeam, TeamAheadParams, forecastPage('team')),
  form('/workload/ahead', see, audits.askedForNation, NationAhead, askAgain('nation'), '/workload/ahead'),
  form(`${region}/ahead`, see, audits.askedForRegion, RegionAhead, askAgain('region'), `${region}/ahead`),
  form(`${pdu}/ahead`, see, audits.askedForPdu, PduAhead, askAgain('pdu'), `${pdu}/ahead`),
  form(`${team}/ahead`, see, audits.askedForTeam, TeamAheadParams, askAgain('team'), `${team}/ahead`),
  file('/workload/ahead/export', see, audits.exported, ForecastExportParams, forecastFile),
  page(`${region}/what-if`, see, audits.lookedAtRegion, RegionWhatIf, whatIfPage('region')),
  page(`${pdu}/what-if`, see, audits.lookedAtPdu, PduWhatIf, whatIfPage('pdu')),
  page(`${team}/what-if`, see, audits.lookedAtTeam, TeamWhatIf, whatIfPage('team')),
  form(`${region}/what-if`, see, audits.savedOfRegion, RegionSaveForm, saveScenario('region'), `${region}/what-if`),
  form(`${pdu}/what-if`, see, audits.savedOfPdu, PduSaveForm, saveScenario('pdu'), `${pdu}/what-if`),
  form(`${team}/what-if`, see, audits.savedOfTeam, TeamSaveForm, saveScenario('team'), `${team}/what-if`),
  page('/workload/scenarios', see, audits.viewedScenarios, ScenariosParams, scenariosPage),
  page('/workload/scenarios/:scenario', see, audits.viewedScenario, ScenarioParams, scenarioPage),
  file('/workload/scenarios/:scenario/export', see, audits.exportedScenario, ScenarioExportParams, scenarioFile),
  form(
    '/workload/scenarios/:scenario/share',
    see,
    audits.sharedScenario,
    ShareForm,
    shareScenario,
    '/workload/scenarios/:scenario',
  ),
  page(`${region}/demand`, see, audits.viewedLevelOfRegion, RegionAhead, demandPage('region')),
  page(`${pdu}/demand`, see, audits.viewedLevelOfPdu, PduAhead, demandPage('pdu')),
  page(`${team}/demand`, see, audits.viewedLevelOfTeam, TeamAheadParams, demandPage('team')),
  form(
    `${region}/demand`,
    can.decideLevels,
    audits.decidedLevelOfRegion,
    RegionLevelForm,
    decideLevel('region'),
    `${region}/demand`,
  ),
  form(`${pdu}/demand`, can.decideLevels, audits.decidedLevelOfPdu, PduLevelForm, decideLevel('pdu'), `${pdu}/demand`),
)
