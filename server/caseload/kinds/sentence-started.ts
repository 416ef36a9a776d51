import { z } from 'zod'
import { anyOf, day, oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

export const sentenceTypes = {
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

/** A sentence, or a phase of one such as release on licence, begins to govern supervision. */
export const sentenceStarted = defineKind({
  kind: 'sentence-started',
  title: 'Sentence started',
  writers: caseworkers,
  schema: z
    .strictObject({
      type: oneOf(sentenceTypes, 'Select the type of sentence'),
      starts: day('Enter the day the sentence starts, like 3 2 2026'),
      ends: day('Enter the day the sentence ends, like 3 2 2027').optional(),
      requirements: anyOf(requirements),
    })
    .refine(body => body.ends === undefined || body.ends >= body.starts, {
      path: ['ends'],
      message: 'The sentence must end on or after the day it starts',
    }),
  questions: [
    { name: 'type', label: 'Type', as: 'one', options: sentenceTypes },
    { name: 'starts', label: 'Starts', as: 'day' },
    { name: 'ends', label: 'Ends', hint: 'Leave empty when it has no end date', as: 'day' },
    { name: 'requirements', label: 'Requirements', as: 'many', options: requirements },
  ],
  project: (state, { body, happened }) => ({
    ...state,
    sentence: {
      type: body.type,
      started: body.starts,
      ends: body.ends ?? null,
      requirements: body.requirements,
    },
    ended: null,
    withoutOfficerSince: state.officer ? null : (state.withoutOfficerSince ?? happened.from),
  }),
  summary: body => sentenceTypes[body.type],
})
