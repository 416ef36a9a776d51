export { appendEntries, type NewEntryWithId } from './commands/append-entries.ts'
export { appendEntry } from './commands/append-entry.ts'
export { type Entry, EntryRefused, type NewEntry } from './record/entry.ts'
export type { CaseState, RiskLevel, SentenceType } from './record/state.ts'
