import { file, form, page, table } from '#platform/web/route.ts'
import { audited } from './audit.ts'
import { agreeRating } from './commands/agree-rating.ts'
import { answerCase } from './commands/answer-case.ts'
import { assignInspector } from './commands/assign-inspector.ts'
import { declareConflict } from './commands/declare-conflict.ts'
import { drawSample } from './commands/draw.ts'
import { freeze } from './commands/freeze.ts'
import { judge } from './commands/judge.ts'
import { openInspection } from './commands/open-inspection.ts'
import { proposePublication } from './commands/propose-publication.ts'
import { publish } from './commands/publish.ts'
import { releaseDraft } from './commands/release-draft.ts'
import { replaceCase } from './commands/replace.ts'
import {
  AgreeRatingForm,
  AnswerForm,
  AssignForm,
  CaseParams,
  ConflictForm,
  InspectionParams,
  JudgeForm,
  OpenForm,
  PublishForm,
  ReleaseForm,
  ReplaceForm,
} from './forms.ts'
import { AccessParams, accessPage } from './pages/access/handler.ts'
import { casePage } from './pages/case/handler.ts'
import { ChangesParams } from './pages/changes/choose.ts'
import { changesPage } from './pages/changes/handler.ts'
import { conflictsPage } from './pages/conflicts/handler.ts'
import { domainOnePage } from './pages/domain-one/handler.ts'
import { draftPage } from './pages/draft/handler.ts'
import { ListParams, listPage } from './pages/list/handler.ts'
import { OpenParams, openPage } from './pages/open/handler.ts'
import { overviewPage } from './pages/overview/handler.ts'
import { populationPage } from './pages/population/handler.ts'
import { publishPage } from './pages/publish/handler.ts'
import { bundleFile, documentFile, publishedPage } from './pages/published/handler.ts'
import { publishedListFile, publishedListPage } from './pages/published-list/handler.ts'
import { howRatedPage, ratingsPage, StandardParams } from './pages/ratings/handler.ts'
import { drawFile, samplePage } from './pages/sample/handler.ts'
import { teamPage } from './pages/team/handler.ts'
import { can } from './permissions.ts'

export const routes = table(
  page('/inspections', can.seeInspections, audited.listed, ListParams, listPage),
  page('/inspections/open', can.lead, audited.startedOpening, OpenParams, openPage),
  form('/inspections/open', can.lead, audited.opened, OpenForm, openInspection, '/inspections/open'),
  page('/inspections/conflicts', can.inspect, audited.viewedConflicts, ListParams, conflictsPage),
  form(
    '/inspections/conflicts',
    can.inspect,
    audited.declaredConflict,
    ConflictForm,
    declareConflict,
    '/inspections/conflicts',
  ),
  page('/inspections/:id', can.seeInspections, audited.viewed, InspectionParams, overviewPage),
  form('/inspections/:id/freeze', can.lead, audited.froze, InspectionParams, freeze, '/inspections/:id'),
  form('/inspections/:id/draw', can.lead, audited.drew, InspectionParams, drawSample, '/inspections/:id'),
  page('/inspections/:id/population', can.inspect, audited.viewedPopulation, InspectionParams, populationPage),
  page('/inspections/:id/sample', can.inspect, audited.viewedSample, InspectionParams, samplePage),
  file('/inspections/:id/draw.json', can.inspect, audited.downloadedDraw, InspectionParams, drawFile),
  page('/inspections/:id/sample/:case', can.assess, audited.viewedCase, CaseParams, casePage),
  form(
    '/inspections/:id/sample/:case',
    can.assess,
    audited.answered,
    AnswerForm,
    answerCase,
    '/inspections/:id/sample/:case',
  ),
  form(
    '/inspections/:id/sample/:case/replace',
    can.lead,
    audited.replaced,
    ReplaceForm,
    replaceCase,
    '/inspections/:id/sample/:case',
  ),
  page('/inspections/:id/domain-one', can.inspect, audited.viewedDomainOne, InspectionParams, domainOnePage),
  form(
    '/inspections/:id/domain-one/agree',
    can.lead,
    audited.agreedRating,
    AgreeRatingForm,
    agreeRating,
    '/inspections/:id/domain-one',
  ),
  form('/inspections/:id/domain-one', can.lead, audited.judged, JudgeForm, judge, '/inspections/:id/domain-one'),
  page('/inspections/:id/ratings', can.inspect, audited.viewedRatings, InspectionParams, ratingsPage),
  page('/inspections/:id/ratings/:standard', can.inspect, audited.viewedRatings, StandardParams, howRatedPage),
  page('/inspections/:id/changes', can.inspect, audited.viewedChanges, ChangesParams, changesPage),
  page('/inspections/:id/access', can.lead, audited.viewedAccess, AccessParams, accessPage),
  page('/inspections/:id/publish', can.lead, audited.checkedPublication, InspectionParams, publishPage),
  form(
    '/inspections/:id/publish',
    can.lead,
    audited.proposedPublication,
    PublishForm,
    proposePublication,
    '/inspections/:id/publish',
  ),
  form(
    '/inspections/:id/publish/agree',
    can.lead,
    audited.published,
    InspectionParams,
    publish,
    '/inspections/:id/publish',
  ),
  page('/inspections/:id/team', can.lead, audited.viewedTeam, InspectionParams, teamPage),
  form('/inspections/:id/team', can.lead, audited.assigned, AssignForm, assignInspector, '/inspections/:id/team'),
  page('/inspections/:id/draft', can.readDraft, audited.readDraft, InspectionParams, draftPage),
  form('/inspections/:id/draft', can.lead, audited.releasedDraft, ReleaseForm, releaseDraft, '/inspections/:id/team'),
  page('/published', can.seePublished, audited.listedPublished, ListParams, publishedListPage),
  file('/published.json', can.seePublished, audited.listedPublished, ListParams, publishedListFile),
  page('/published/:id', can.seePublished, audited.readPublished, InspectionParams, publishedPage),
  file('/published/:id/inspection.json', can.seePublished, audited.downloadedPublished, InspectionParams, documentFile),
  file('/published/:id/bundle.zip', can.seePublished, audited.downloadedPublished, InspectionParams, bundleFile),
)
