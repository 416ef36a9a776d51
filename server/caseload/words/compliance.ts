import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { recordedCode, wordsOf } from '../codes/codes.ts'
import type { Appointment } from '../record/state/contact.ts'
import type { CaseState } from '../record/state.ts'
import { plain } from './sections/section.ts'

const yearBefore = (day: Day): Day => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`

const isAcceptable = ({ outcome, on }: Appointment): boolean =>
  outcome !== null && recordedCode('outcome', outcome, on).acceptable === true

/** Only appointments that count towards the national standards, kept or not in the twelve months up to a day. */
const counted = ({ appointments }: CaseState, today: Day): readonly Appointment[] =>
  appointments.filter(
    one => one.nationalStandard && one.outcome !== null && one.on > yearBefore(today) && one.on <= today,
  )

const suggestionAfterTwo = ({ sentence }: CaseState): string =>
  sentence?.type === 'licence'
    ? 'Two failures in twelve months suggest recall.'
    : 'Two failures in twelve months suggest breach.'

const breachText = ({ breach }: CaseState): string =>
  breach && breach.concludedOn === null
    ? `Breach in progress: ${plain(breach.stage)}, known since ${dayText(breach.awareOn)}.`
    : ''

const latest = (appointments: readonly Appointment[]): string => {
  const last = appointments.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
  return last ? `, the last on ${dayText(last.on)} (${wordsOf('outcome', last.outcome ?? '').toLowerCase()})` : ''
}

/**
 * Whether the person did what was asked in the last twelve months: facts, breach first, and no blame.
 *
 * @source reference, tiering 3.5
 */
export const complianceOf = (state: CaseState, today: Day) => {
  const appointments = counted(state, today)
  const failures = appointments.filter(one => one.complied === false && !isAcceptable(one))
  const absences = appointments.filter(isAcceptable)
  const kept = appointments.filter(one => one.attended === true && one.complied === true)
  return {
    breach: breachText(state),
    rows: [
      { label: 'Attended and complied', value: countedText(kept.length, 'appointment') },
      { label: 'Failed to comply', value: `${countedText(failures.length, 'appointment')}${latest(failures)}` },
      { label: 'Acceptable absence', value: `${countedText(absences.length, 'appointment')}${latest(absences)}` },
    ],
    remarks: [
      ...(failures.length >= 2 ? [suggestionAfterTwo(state)] : []),
      ...(absences.length > 1 ? ['More than one acceptable absence in twelve months.'] : []),
    ],
    basis: `Appointments that count towards the national standards, from ${dayText(yearBefore(today))} to ${dayText(today)}.`,
  }
}
