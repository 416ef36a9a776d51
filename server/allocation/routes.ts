import { file, form, page, table } from '#platform/web/route.ts'
import { audits } from './audit.ts'
import { arrangeCover, endCover } from './commands/arrange-cover.ts'
import { giveOne } from './commands/give-one.ts'
import { giveSeveral } from './commands/give-several.ts'
import { handBack } from './commands/hand-back.ts'
import { answerMove, proposeMove } from './commands/move.ts'
import { SendAgainForm, sendAgain } from './commands/send-again.ts'
import { escalationRoutes } from './escalation/routes.ts'
import { AnswerForm, BulkForm, CoverForm, EndCoverForm, GiveForm, HandBackForm, MoveForm } from './forms.ts'
import { overloadRoutes } from './overload/routes.ts'
import { choosePage } from './pages/choose/handler.ts'
import { ChooseParams } from './pages/choose/params.ts'
import { coverPage } from './pages/cover/handler.ts'
import { GiveParams, givePage } from './pages/give/handler.ts'
import { handBackPage } from './pages/hand-back/handler.ts'
import { historyFile, historyPage } from './pages/history/handler.ts'
import { HistoryParams } from './pages/history/params.ts'
import { MessagesParams, messagesPage } from './pages/messages/handler.ts'
import { movePage } from './pages/move/handler.ts'
import { MovesParams, movePageOfReceiver, movesPage } from './pages/moves/handler.ts'
import { NewCasesParams, newCasesPage } from './pages/new-cases/handler.ts'
import { OfficerParams, officerPage } from './pages/officer/handler.ts'
import { PersonParams, personHistoryPage } from './pages/person-history/handler.ts'
import { PlanParams, planInputFile, planPage, planResultFile } from './pages/plan/handler.ts'
import { PlansParams, plansPage } from './pages/plans/handler.ts'
import { queuePage } from './pages/queue/handler.ts'
import { movedQueuePage } from './pages/queue/moved.ts'
import { QueueParams } from './pages/queue/params.ts'
import { SeveralParams, severalPage } from './pages/several/handler.ts'
import { can } from './permissions.ts'
import { askForPlan, PlanForm } from './plan/ask-for-plan.ts'

const person = '/allocation/people/:person'
const { allocate, followAllocations: follow } = can

/** Every address of this room. */
export const routes = table(
  page('/allocation', can.seeQueue, audits.viewedQueue, QueueParams, queuePage),
  page('/people/without-an-officer', can.seeQueue, audits.viewedQueue, QueueParams, movedQueuePage),
  ...overloadRoutes,
  ...escalationRoutes,
  page('/allocation/plans', allocate, audits.openedPlans, PlansParams, plansPage),
  form('/allocation/plans', allocate, audits.askedForPlan, PlanForm, askForPlan, '/allocation/plans'),
  page('/allocation/plans/:plan', allocate, audits.viewedPlan, PlanParams, planPage),
  file('/allocation/plans/:plan/input.json', allocate, audits.tookPlanInput, PlanParams, planInputFile),
  file('/allocation/plans/:plan/result.json', allocate, audits.tookPlanResult, PlanParams, planResultFile),
  page('/allocation/several', allocate, audits.openedSeveral, SeveralParams, severalPage),
  form('/allocation/several', allocate, audits.gaveSeveral, BulkForm, giveSeveral, '/allocation/several'),
  page('/allocation/history', follow, audits.viewedHistory, HistoryParams, historyPage),
  file('/allocation/history.csv', follow, audits.exportedHistory, HistoryParams, historyFile),
  page('/allocation/messages', allocate, audits.viewedMessages, MessagesParams, messagesPage),
  form(
    '/allocation/messages/:message/again',
    allocate,
    audits.sentAgain,
    SendAgainForm,
    sendAgain,
    '/allocation/messages',
  ),
  page('/allocation/new-cases', can.readOwnCases, audits.viewedNewCases, NewCasesParams, newCasesPage),
  page('/allocation/moves', allocate, audits.viewedMoves, MovesParams, movesPage),
  page('/allocation/moves/:person', allocate, audits.viewedMove, PersonParams, movePageOfReceiver),
  form('/allocation/moves/:person', allocate, audits.answeredMove, AnswerForm, answerMove, '/allocation/moves/:person'),
  page('/allocation/officers/:officer', allocate, audits.viewedHeld, OfficerParams, officerPage),
  page(person, allocate, audits.choseOfficer, ChooseParams, choosePage),
  page(`${person}/give`, allocate, audits.openedGivingForm, GiveParams, givePage),
  form(`${person}/give`, allocate, audits.gave, GiveForm, giveOne, `${person}/give`),
  page(`${person}/hand-back`, allocate, audits.openedHandBack, PersonParams, handBackPage),
  form(`${person}/hand-back`, allocate, audits.handedBack, HandBackForm, handBack, `${person}/hand-back`),
  page(`${person}/cover`, allocate, audits.openedCover, PersonParams, coverPage),
  form(`${person}/cover`, allocate, audits.arrangedCover, CoverForm, arrangeCover, `${person}/cover`),
  form(`${person}/cover/end`, allocate, audits.endedCover, EndCoverForm, endCover, `${person}/history`),
  page(`${person}/move`, allocate, audits.openedMove, PersonParams, movePage),
  form(`${person}/move`, allocate, audits.proposedMove, MoveForm, proposeMove, `${person}/move`),
  page(`${person}/history`, follow, audits.viewedPersonHistory, PersonParams, personHistoryPage),
)
