/** A status as a coloured word. The colour repeats the word and never replaces it. */
export type StatusTag = { readonly text: string; readonly classes: string }

const tag = (text: string, colour: string): StatusTag => ({ text, classes: `govuk-tag--${colour}` })

/** The statuses of the whole service, so that a word has one colour everywhere. */
export const statusTags = {
  late: tag('Written late', 'yellow'),
  corrected: tag('Corrected', 'orange'),
  correction: tag('Correction', 'purple'),
  withdrawn: tag('Withdrawn', 'grey'),
  unknown: tag('Unknown', 'grey'),
  aboveLimit: tag('Above 110%', 'red'),
  noOfficer: tag('No named officer', 'red'),
  waiting: tag('Waiting', 'yellow'),
  underWay: tag('Under way', 'blue'),
  published: tag('Published', 'green'),
  done: tag('Done', 'green'),
  refused: tag('Refused', 'red'),
  active: tag('Active', 'green'),
  scheduled: tag('Scheduled', 'blue'),
  archived: tag('Archived', 'grey'),
  deleted: tag('Deleted', 'grey'),
} as const
