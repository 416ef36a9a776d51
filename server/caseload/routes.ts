import { file, form, page, table } from '#platform/web/route.ts'
import { audited } from './audit.ts'
import { addEntry, EntryForm } from './commands/add-entry.ts'
import { CorrectionForm, correctEntry } from './commands/correct-entry.ts'
import { DecisionForm, decideErasure } from './erasure/decide-erasure.ts'
import { ErasureForm, requestErasure } from './erasure/request-erasure.ts'
import { AddEntryParams, addEntryPage } from './pages/add-entry/handler.ts'
import { DueParams, duePage } from './pages/due/handler.ts'
import { CorrectEntryParams, correctEntryPage } from './pages/correct-entry/handler.ts'
import { EntryParams, entryPage, entryProof } from './pages/entry/handler.ts'
import { erasuresPage } from './pages/erasures/handler.ts'
import { checkpointFile, ledgerPage, NoParams, TileParams, tileFile } from './pages/ledger/handler.ts'
import { peoplePage } from './pages/people/handler.ts'
import { PeopleParams } from './pages/people/params.ts'
import { personPage } from './pages/person/handler.ts'
import { PersonParams } from './pages/person/params.ts'
import { StandardParams, standardPage } from './pages/standard/handler.ts'
import { StandardsParams, standardsPage } from './pages/standards/handler.ts'
import { TeamStandardParams, teamStandardPage } from './pages/team-standard/handler.ts'
import { TeamParams, teamTimelinessPage } from './pages/team-timeliness/handler.ts'
import { waitingPage } from './pages/without-an-officer/handler.ts'
import { WaitingParams } from './pages/without-an-officer/params.ts'
import { can } from './permissions.ts'

const newEntry = '/people/:person/entries/new'
const correction = '/people/:person/entries/:entry/correct'

export const routes = table(
  page('/people', can.seePeople, audited.listedPeople, PeopleParams, peoplePage),
  page('/people/without-an-officer', can.seeWaiting, audited.viewedWaiting, WaitingParams, waitingPage),
  page('/people/:person', can.seePeople, audited.viewedPerson, PersonParams, personPage),
  page(newEntry, can.write, audited.openedEntryForm, AddEntryParams, addEntryPage),
  form(newEntry, can.write, audited.addedEntry, EntryForm, addEntry, newEntry),
  page('/people/:person/entries/:entry', can.seePeople, audited.viewedEntry, EntryParams, entryPage),
  file('/people/:person/entries/:entry/proof', can.seePeople, audited.downloadedProof, EntryParams, entryProof),
  page(correction, can.write, audited.openedCorrection, CorrectEntryParams, correctEntryPage),
  form(correction, can.write, audited.correctedEntry, CorrectionForm, correctEntry, correction),
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
  page('/ledger', can.seeLedger, audited.viewedLedger, NoParams, ledgerPage),
  file('/ledger/checkpoint', can.seeLedger, audited.readLedgerFile, NoParams, checkpointFile),
  file('/ledger/tile/*', can.seeLedger, audited.readLedgerFile, TileParams, tileFile),
  page('/erasures', can.seeErasures, audited.viewedErasures, NoParams, erasuresPage),
  form('/erasures', can.askForErasure, audited.askedForErasure, ErasureForm, requestErasure, '/erasures'),
  form('/erasures/:erasure', can.decideErasure, audited.decidedErasure, DecisionForm, decideErasure, '/erasures'),
)
