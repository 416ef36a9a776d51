import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import { isKnownCode, recordedCode } from '../../codes/codes.ts'
import type { SentenceType } from '../../record/state/sentence.ts'
import { anyOf, codeIn, count, day, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { withSentences } from './governing.ts'

export const sentenceTypes: Readonly<Record<SentenceType, string>> = {
  'community-order': 'Community order',
  'suspended-sentence': 'Suspended sentence',
  custody: 'Custody',
  licence: 'Licence',
  'post-sentence-supervision': 'Post-sentence supervision',
}

export const requirements = {
  'rehabilitation-activity': 'Rehabilitation activity',
  'unpaid-work': 'Unpaid work',
  programme: 'Accredited programme',
  'drug-rehabilitation': 'Drug rehabilitation',
  'alcohol-treatment': 'Alcohol treatment',
  'mental-health-treatment': 'Mental health treatment',
  curfew: 'Curfew',
  exclusion: 'Exclusion',
  residence: 'Residence',
  'electronic-monitoring': 'Electronic monitoring',
}

const MOST_EVENTS = 99

/**
 * A sentence, or a phase of one such as release on licence, begins. Somebody may serve several at once: the event number keeps
 * them apart, and a phase takes the place of the one before with the same number. Without a number there is only one.
 */
export const sentenceStarted = defineKind({
  kind: 'sentence-started',
  title: 'Sentence started',
  writers: caseworkers,
  schema: z
    .strictObject({
      type: oneOf(sentenceTypes, 'Select the type of sentence'),
      code: codeIn('sentence-type', 'Select the sentence of the court').optional(),
      event: count(MOST_EVENTS, 'Enter the event number, like 1').optional(),
      starts: day('Enter the day the sentence starts, like 3 2 2026'),
      ends: day('Enter the day the sentence ends, like 3 2 2027').optional(),
      requirements: anyOf(requirements),
    })
    .refine(body => body.ends === undefined || body.ends >= body.starts, {
      path: ['ends'],
      message: 'The sentence must end on or after the day it starts',
    })
    .refine(({ code, type, starts }) => code === undefined || canTake(code, type, starts), {
      path: ['code'],
      message: 'This sentence of the court is never served in the form selected above',
    }),
  questions: [
    { name: 'type', label: 'Type', as: 'one', options: sentenceTypes },
    {
      name: 'code',
      label: 'Sentence of the court',
      hint: 'Leave open when it is not known',
      as: 'code',
      set: 'sentence-type',
    },
    { name: 'event', label: 'Event number', hint: 'When the person serves several sentences', as: 'number' },
    { name: 'starts', label: 'Starts', as: 'day' },
    { name: 'ends', label: 'Ends', hint: 'Leave empty when it has no end date', as: 'day', ahead: true },
    { name: 'requirements', label: 'Requirements', as: 'many', options: requirements },
  ],
  project: (state, { body, happened }) => {
    const event = body.event ?? null
    const started = {
      event,
      type: body.type,
      code: body.code ?? null,
      started: body.starts,
      ends: body.ends ?? null,
      endedOn: null,
      requirements: body.requirements,
    }
    const others = state.sentences.filter(one => one.event !== event && state.ended === null)
    return {
      ...withSentences(state, [...others, started]),
      ended: null,
      withoutOfficerSince: state.officer ? null : (state.withoutOfficerSince ?? happened.from),
    }
  },
  summary: body => `${sentenceTypes[body.type]}${body.event === undefined ? '' : `, event ${body.event}`}`,
})

/** Codes that are no sentence of supervision have no form, and nothing is said against one. */
const canTake = (code: string, type: SentenceType, day: Day): boolean => {
  if (!isKnownCode('sentence-type', code)) return true
  const { phases } = recordedCode('sentence-type', code, day)
  return phases.length === 0 || phases.includes(type)
}
