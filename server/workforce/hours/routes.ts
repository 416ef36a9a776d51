import { form, page, table } from '#platform/web/route.ts'
import { staffAudits as audits } from '../staff/audit.ts'
import { staffCan as can } from '../staff/permissions.ts'
import { correctContracted, deleteContracted, recordContracted } from './commands/record-hours.ts'
import { correctReduction, deleteReduction, endReduction, recordReduction } from './commands/record-reduction.ts'
import {
  CorrectHoursForm,
  CorrectReductionForm,
  DeleteHoursForm,
  DeleteReductionForm,
  EndReductionForm,
  HoursForm,
  HoursParams,
  PostParams,
  ReductionForm,
  ReductionParams,
} from './forms.ts'
import { hoursPage, newHoursPage } from './pages/contracted/handler.ts'
import { EndingSoonParams, endingSoonPage } from './pages/ending-soon/handler.ts'
import { newReductionPage } from './pages/new-reduction/handler.ts'
import { officerHoursPage } from './pages/officer-hours/handler.ts'
import { reductionPage } from './pages/reduction/handler.ts'

const officer = '/workload/teams/:team/officers/:officer'
const newHours = `${officer}/hours/new`
const hours = `${officer}/hours/:hours`
const newReduction = `${officer}/reductions/new`
const reduction = `${officer}/reductions/:reduction`

/** Contracted hours and reductions: read by the officer and their managers, recorded by the managers. */
export const hoursRoutes = table(
  page('/workforce/reductions', can.seeStaff, audits.listedEndings, EndingSoonParams, endingSoonPage),
  page(`${officer}/hours`, can.seeStaff, audits.viewedHours, PostParams, officerHoursPage),
  page(newHours, can.recordStaff, audits.viewedHoursForm, PostParams, newHoursPage),
  form(newHours, can.recordStaff, audits.recordedHours, HoursForm, recordContracted, newHours),
  page(hours, can.recordStaff, audits.viewedHoursForm, HoursParams, hoursPage),
  form(`${hours}/correct`, can.recordStaff, audits.correctedHours, CorrectHoursForm, correctContracted, hours),
  form(`${hours}/delete`, can.recordStaff, audits.deletedHours, DeleteHoursForm, deleteContracted, hours),
  page(newReduction, can.recordStaff, audits.viewedReductionForm, PostParams, newReductionPage),
  form(newReduction, can.recordStaff, audits.recordedReduction, ReductionForm, recordReduction, newReduction),
  page(reduction, can.seeStaff, audits.viewedReduction, ReductionParams, reductionPage),
  form(`${reduction}/end`, can.recordStaff, audits.endedReduction, EndReductionForm, endReduction, reduction),
  form(
    `${reduction}/correct`,
    can.recordStaff,
    audits.correctedReduction,
    CorrectReductionForm,
    correctReduction,
    reduction,
  ),
  form(
    `${reduction}/delete`,
    can.recordStaff,
    audits.deletedReduction,
    DeleteReductionForm,
    deleteReduction,
    reduction,
  ),
)
