import { file, form, page, table, upload } from '#platform/web/route.ts'
import { guardRecords } from './access/guard-records.ts'
import { accessRoutes } from './access/routes.ts'
import { audited } from './audit.ts'
import { addEntry, EntryForm } from './commands/add-entry.ts'
import { bringCosignature } from './commands/bring-cosignature.ts'
import { CorrectionForm, correctEntry } from './commands/correct-entry.ts'
import { DiscardForm, discardDraft } from './commands/discard-draft.ts'
import { OutcomeForm, recordOutcome } from './commands/record-outcome.ts'
import { DraftForm, saveDraft } from './commands/save-draft.ts'
import { DecisionForm, decideErasure } from './erasure/decide-erasure.ts'
import { ErasureForm, requestErasure } from './erasure/request-erasure.ts'
import { AddEntryParams, addEntryPage } from './pages/add-entry/handler.ts'
import { asAtPage, DayParams } from './pages/as-at/handler.ts'
import { CorrectEntryParams, correctEntryPage } from './pages/correct-entry/handler.ts'
import { DraftStateParams, draftState } from './pages/drafts/handler.ts'
import { DueParams, duePage } from './pages/due/handler.ts'
import { EntryParams, entryPage, entryProof } from './pages/entry/handler.ts'
import { EntryPartParams, entryPartFile, entryPartPage } from './pages/entry-part/handler.ts'
import { erasuresPage } from './pages/erasures/handler.ts'
import { knownOnPage } from './pages/known-on/handler.ts'
import {
  ConsistencyParams,
  checkpointFile,
  consistencyFile,
  NoParams,
  policyFile,
  stampsFile,
  TileParams,
  tileFile,
} from './pages/ledger/files.ts'
import { LedgerParams, ledgerPage } from './pages/ledger/handler.ts'
import { myDraftsPage } from './pages/my-drafts/handler.ts'
import { OutcomeParams, outcomePage } from './pages/outcome/handler.ts'
import { peoplePage } from './pages/people/handler.ts'
import { PeopleParams } from './pages/people/params.ts'
import { personPage } from './pages/person/handler.ts'
import { PersonParams } from './pages/person/params.ts'
import { StandardParams, standardPage } from './pages/standard/handler.ts'
import { StandardsParams, standardsPage } from './pages/standards/handler.ts'
import { SummaryParams, summaryPage, summaryPdf } from './pages/summary/handler.ts'
import { TeamStandardParams, teamStandardPage } from './pages/team-standard/handler.ts'
import { TeamParams, teamTimelinessPage } from './pages/team-timeliness/handler.ts'
import { TierParams, tierPage } from './pages/tier/handler.ts'
import { can } from './permissions.ts'

const newEntry = '/people/:person/entries/new'
const outcome = '/people/:person/appointments/:booking'
const correction = '/people/:person/entries/:entry/correct'

const rows = table(
  page('/drafts', can.write, audited.listedDrafts, NoParams, myDraftsPage),
  page('/people', can.seePeople, audited.listedPeople, PeopleParams, peoplePage),
  page('/people/:person', can.openRecord, audited.viewedPerson, PersonParams, personPage),
  page(newEntry, can.write, audited.openedEntryForm, AddEntryParams, addEntryPage),
  form(newEntry, can.write, audited.addedEntry, EntryForm, addEntry, newEntry),
  form(`${newEntry}/draft`, can.write, audited.savedDraft, DraftForm, saveDraft, newEntry),
  file('/people/:person/drafts', can.write, audited.readDraftState, DraftStateParams, draftState),
  form('/people/:person/drafts/:draft/discard', can.write, audited.discardedDraft, DiscardForm, discardDraft, newEntry),
  page('/people/:person/entries/:entry', can.openRecord, audited.viewedEntry, EntryParams, entryPage),
  page('/people/:person/entries/:entry/part', can.seePeople, audited.choseEntryPart, EntryPartParams, entryPartPage),
  file(
    '/people/:person/entries/:entry/part.json',
    can.seePeople,
    audited.disclosedEntryPart,
    EntryPartParams,
    entryPartFile,
  ),
  file('/people/:person/entries/:entry/proof', can.openRecord, audited.downloadedProof, EntryParams, entryProof),
  page(correction, can.write, audited.openedCorrection, CorrectEntryParams, correctEntryPage),
  form(correction, can.write, audited.correctedEntry, CorrectionForm, correctEntry, correction),
  form(`${correction}/draft`, can.write, audited.savedDraft, DraftForm, saveDraft, correction),
  page('/people/:person/as-at', can.openRecord, audited.viewedAsAt, DayParams, asAtPage),
  page('/people/:person/tier', can.openRecord, audited.viewedTier, TierParams, tierPage),
  page('/people/:person/known-on', can.openRecord, audited.viewedKnownOn, DayParams, knownOnPage),
  page('/people/:person/summary', can.openRecord, audited.viewedSummary, SummaryParams, summaryPage),
  file('/people/:person/summary.pdf', can.openRecord, audited.downloadedSummary, SummaryParams, summaryPdf),
  page(outcome, can.write, audited.openedOutcomeForm, OutcomeParams, outcomePage),
  form(outcome, can.write, audited.recordedOutcome, OutcomeForm, recordOutcome, outcome),
  page('/due', can.seeTimeliness, audited.listedDue, DueParams, duePage),
  page('/teams/:team/timeliness', can.seeTimeliness, audited.viewedTimeliness, TeamParams, teamTimelinessPage),
  page(
    '/teams/:team/timeliness/:standard',
    can.seeTimeliness,
    audited.listedByStandard,
    TeamStandardParams,
    teamStandardPage,
  ),
  page('/standards', can.seeStandards, audited.viewedStandards, StandardsParams, standardsPage),
  page('/standards/:standard', can.seeStandards, audited.viewedStandards, StandardParams, standardPage),
  page('/ledger', can.seeLedger, audited.viewedLedger, LedgerParams, ledgerPage),
  upload('/ledger/cosigned', can.bringCosignature, audited.broughtCosignature, NoParams, bringCosignature, '/ledger'),
  file('/ledger/policy', can.seeLedger, audited.readLedgerFile, NoParams, policyFile),
  file('/ledger/consistency', can.seeLedger, audited.readLedgerFile, ConsistencyParams, consistencyFile),
  file('/ledger/stamps.json', can.seeLedger, audited.readLedgerFile, NoParams, stampsFile),
  file('/ledger/checkpoint', can.seeLedger, audited.readLedgerFile, NoParams, checkpointFile),
  file('/ledger/tile/*', can.seeLedger, audited.readLedgerFile, TileParams, tileFile),
  page('/erasures', can.seeErasures, audited.viewedErasures, NoParams, erasuresPage),
  form('/erasures', can.askForErasure, audited.askedForErasure, ErasureForm, requestErasure, '/erasures'),
  form('/erasures/:erasure', can.decideErasure, audited.decidedErasure, DecisionForm, decideErasure, '/erasures'),
)

export const routes = table(...guardRecords(rows), ...accessRoutes)
