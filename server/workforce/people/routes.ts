import { z } from 'zod'
import { form, page, table, upload } from '#platform/web/route.ts'
import { EstablishmentForm, establishmentPage, offerEstablishment } from '../establishment/offer.ts'
import { can as mayImport } from '../permissions.ts'
import { staffAudits as audits } from '../staff/audit.ts'
import { staffCan as can } from '../staff/permissions.ts'
import { changeStaffFact, deleteStaffFact, recordStaffFact } from './commands/record-fact.ts'
import { sayWhatYouAre } from './commands/say-own-words.ts'
import {
  ChangeFactForm,
  DeleteFactForm,
  FactForm,
  FactParams,
  OwnWordsForm,
  RecordFactParams,
  StaffParams,
  UnitParams,
} from './forms.ts'
import { factPage } from './pages/fact/handler.ts'
import { howPeoplePage } from './pages/how-people/handler.ts'
import { ownWordsPage } from './pages/own-words/handler.ts'
import { ownPeoplePage, peoplePage } from './pages/people/handler.ts'
import { protectionsPage } from './pages/protections/handler.ts'
import { recordFactPage } from './pages/record-fact/handler.ts'
import { staffPage } from './pages/staff/handler.ts'

const unit = '/workforce/people/:unit'
const establishment = '/workforce/imports/establishment'
const officer = '/workforce/staff/:officer'
const record = `${officer}/record/:kind`
const ownWords = `${officer}/own-words`
const fact = `${officer}/facts/:fact`

/** What is recorded of staff besides hours; people and posts of every unit. */
export const peopleRoutes = table(
  page(establishment, mayImport.importWorkbook, audits.viewedEstablishmentForm, EstablishmentForm, establishmentPage),
  upload(
    establishment,
    mayImport.importWorkbook,
    audits.offeredEstablishment,
    EstablishmentForm,
    offerEstablishment,
    establishment,
  ),
  page('/workforce/people', can.seePeople, audits.viewedPeople, z.object({}), ownPeoplePage),
  page(unit, can.seePeople, audits.viewedPeople, UnitParams, peoplePage),
  page(`${unit}/how`, can.seePeople, audits.viewedPeople, UnitParams, howPeoplePage),
  page(`${unit}/protections`, can.seePeople, audits.listedProtections, UnitParams, protectionsPage),
  page(officer, can.seeStaff, audits.viewedStaff, StaffParams, staffPage),
  page(record, can.recordStaff, audits.viewedFactForm, RecordFactParams, recordFactPage),
  form(record, can.recordStaff, audits.recordedFact, FactForm, recordStaffFact, record),
  page(ownWords, can.sayOwnWords, audits.viewedOwnWords, StaffParams, ownWordsPage),
  form(ownWords, can.sayOwnWords, audits.saidOwnWords, OwnWordsForm, sayWhatYouAre, ownWords),
  page(fact, can.seeStaff, audits.viewedStaff, FactParams, factPage),
  form(`${fact}/change`, can.recordStaff, audits.endedFact, ChangeFactForm, changeStaffFact, fact),
  form(`${fact}/delete`, can.recordStaff, audits.deletedFact, DeleteFactForm, deleteStaffFact, fact),
)
