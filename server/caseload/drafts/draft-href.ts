import type { Draft } from './draft.ts'

/** Where a draft is opened again. */
export const draftHref = ({
  personId,
  kind,
  corrects,
  draftId,
}: Pick<Draft, 'personId' | 'kind' | 'corrects' | 'draftId'>): string =>
  corrects
    ? `/people/${personId}/entries/${corrects}/correct?draft=${draftId}`
    : `/people/${personId}/entries/new?kind=${kind}&draft=${draftId}`
