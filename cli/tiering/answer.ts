import type { Mode, PredictorName } from '@candour/tiering'
import {
  contactSexual,
  imagesSexual,
  predict,
  previousEnforcementActivity,
  sectionScore,
  tierV2,
  tierV3,
  v2May2025,
} from '@candour/tiering'
import { BadInput } from '../command.ts'
import type { Fields } from '../fields.ts'
import { needNamed, readAnswers } from './needs-input.ts'
import { readPredictorInput, readSexualInput } from './ogrs4-input.ts'
import { booleanOrNull, dayOrNull, readDay, textOrNull } from './registrations.ts'
import { readV2Input } from './v2-input.ts'
import { readV3Input } from './v3-input.ts'
import { workloadAnswer } from './workload-points.ts'

export type Answer = Readonly<Record<string, unknown>>
type Ask = (input: Fields, mode: Mode) => Answer

/** The questions of the vectors by kind, and the fields by which an input without a kind shows which it is. */
const kinds: Readonly<Record<string, { readonly ask: Ask; readonly shownBy: readonly string[] }>> = {
  v3: { ask: (input, mode) => tierV3(readV3Input(input), mode), shownBy: ['hasActiveEvent', 'predictors'] },
  v2: {
    ask: (input, mode) => tierV2(readV2Input(input), mode),
    shownBy: ['rsrPercent', 'rsrscore', 'rsrScore', 'ogrsPercent', 'sentences', 'convictions', 'assessment'],
  },
  'need-section': { ask: input => needAnswer(input), shownBy: ['section'] },
  'enforcement-lookback': { ask: input => lookbackAnswer(input), shownBy: ['nsi'] },
  'workload-points': { ask: input => workloadAnswer(input), shownBy: ['caseType', 'cases', 'nominalTarget'] },
  ogrs4: { ask: input => predictorAnswer(input), shownBy: ['dateOfBirth'] },
  'ogrs4-sexual': { ask: input => sexualAnswer(input), shownBy: ['everSexual'] },
}

/**
 * Answers one input of a kind.
 *
 * @throws BadInput naming a field that is wrong or that no rule knows
 * @throws TieringError when the rule itself refuses the input
 */
export const answerKind = (kind: string, input: Fields, mode: Mode): Answer => {
  const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (!found) throw new BadInput(`kind ${kind}: no rule has this name`)
  const answer = found.ask(input, mode)
  input.done()
  return answer
}

/** Answers one input by the fields it has. An input with the fields of both tiers has both answered, under `v2` and `v3`. */
export const answerAny = (input: Fields, mode: Mode): Answer => {
  const shown = Object.entries(kinds).filter(([, { shownBy }]) => input.nameOf(...shownBy) !== undefined)
  const [first, ...others] = shown
  if (!first)
    throw new BadInput(
      `${input.place || 'the input'} has neither the fields of tier v2 (rsrPercent, sentences) nor of v3`,
    )
  if (others.length === 0) return answerKind(first[0], input, mode)
  const answers = Object.fromEntries(shown.map(([kind, { ask }]) => [kind, ask(input, mode)]))
  input.done()
  return answers
}

const needAnswer = (input: Fields): Answer => {
  const need = needNamed(input, 'section', input.text('section'))
  const answers = readAnswers(input.inner('answers'))
  const san = booleanOrNull(input, 'san') ?? false
  return need ? sectionScore(need, answers, san, v2May2025) : { score: null, severity: null }
}

const lookbackAnswer = (input: Fields): Answer => {
  const asOf = readDay(input, 'asOf')
  const rows = input.rows('nsi').map(row => {
    const read = {
      outcome: textOrNull(row, 'outcome'),
      referralDate: dayOrNull(row, 'referralDate'),
      eventDeleted: booleanOrNull(row, 'eventDeleted') ?? false,
    }
    row.done()
    return read
  })
  return { previousEnforcementActivity: previousEnforcementActivity(asOf, rows) }
}

const predictors: readonly PredictorName[] = ['ARP', 'VRP', 'SVRP']

/** One predictor where the input names its model ("ARP.static"), else all three. */
const predictorAnswer = (input: Fields): Answer => {
  const model = textOrNull(input, 'model')
  if (model === null) {
    const read = readPredictorInput(input)
    const possible = predictors.filter(name => name === 'ARP' || read.totalNumberOfViolentSanctions !== null)
    return Object.fromEntries(possible.map(name => [name, predict(name, read)]))
  }
  const [name, type] = model.split('.')
  const predictor = predictors.find(one => one === name)
  if (!predictor || (type !== 'static' && type !== 'dynamic'))
    throw input.wrong('model', model, 'ARP, VRP or SVRP with .static or .dynamic')
  return predict(predictor, readPredictorInput(input), type)
}

const sexualAnswer = (input: Fields): Answer => {
  const read = readSexualInput(input)
  return { dcSrp: contactSexual(read), iicSrp: imagesSexual(read) }
}
