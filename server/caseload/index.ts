export { closedStaff, openToAllocate } from './access/open-to-allocate.ts'
export { openingText } from './access/opening-words.ts'
export { type OpeningOfRecord, openingsOf } from './access/openings.ts'
export { closeWave, openWave } from './access/wave.ts'
export { codesOn, wordsOf } from './codes/codes.ts'
export { appendEntries, type NewEntryWithId } from './commands/append-entries.ts'
export { appendEntry } from './commands/append-entry.ts'
export { grantInspectionAccess, type InspectionAccess } from './commands/grant-inspection-access.ts'
export { nameInRecord } from './forms/questions.ts'
export { typedDay } from './forms/typed-day.ts'
export { loadDocument } from './load/document.ts'
export type { Finding as LoadFinding } from './load/finding.ts'
export { type LoadOutcome, loadCaseload } from './load/load-caseload.ts'
export { loadedEndings, type SourceFile } from './load/read-file.ts'
export { type CaseFacts, caseFacts } from './queries/case-facts.ts'
export { casesOf, type HeldCase } from './queries/cases-of.ts'
export { type Change, changesSince } from './queries/changes-since.ts'
export { crnsOf } from './queries/crns.ts'
export { type DateDue, datesDue } from './queries/dates-due.ts'
export { type EligiblePerson, eligiblePopulation } from './queries/eligible-population.ts'
export { eligiblePopulationAsAt } from './queries/eligible-population-as-at.ts'
export { type EntryWritten, entriesWrittenAt } from './queries/entries-written-at.ts'
export { type OfficerWithPeople, officersWithPeople } from './queries/officers-with-people.ts'
export { type ListedPerson, listPeople, PEOPLE_TO_A_PAGE } from './queries/people.ts'
export { type Person, personById } from './queries/person.ts'
export { type Difference, rebuildProjection } from './queries/rebuild-projection.ts'
export { stateAsAt } from './queries/state-as-at.ts'
export { type TeamCounts, unallocatedByUnit } from './queries/unallocated-by-unit.ts'
export {
  type ContactWhileWaiting,
  contactWhileWaiting,
  type WaitingPerson,
  waitingPeople,
} from './queries/waiting-people.ts'
export { notesOfEntries } from './queries/words-of-entries.ts'
export { holderOf, type WorkDone, workOn } from './queries/work-on.ts'
export { type Entry, EntryRefused, type NewEntry } from './record/entry.ts'
export type { FieldChange } from './record/fields.ts'
export { canExtend, effective, extend, statesByDay, stepsOf } from './record/fold.ts'
export {
  type Change as RecordChange,
  composeProjectors,
  type Erased,
  type LoadedPerson,
  type Projector,
  projectors,
  type Step,
} from './record/projectors.ts'
export { type Location, locationOf } from './record/row.ts'
export type { SentenceType } from './record/state/sentence.ts'
export { type CaseState, nothingRecorded, type Registration, type RiskLevel } from './record/state.ts'
export { entriesOf, openStored } from './record/stored.ts'
export { room } from './room.ts'
export { itemText } from './timeliness/words.ts'
export { bringUpToDate } from './upgrade/bring-up-to-date.ts'
export { riskTag, sentenceText, waitedText } from './words/words.ts'
