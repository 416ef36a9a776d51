import type { ChangeTotals } from '../../../../verifier/bundle/change-range.ts'

type Totals = { readonly sampled: ChangeTotals; readonly unsampled: ChangeTotals }

/** The counts of changes as a table: a rate over sampled cases says something only beside that over the others. */
export const totalsTable = ({ sampled, unsampled }: Totals) => ({
  heads: [{ text: 'Which cases' }, ...columns.map(([text]) => ({ text, numeric: true }))],
  rows: [
    [{ text: 'In the sample' }, ...cells(sampled)],
    [{ text: 'Outside the sample' }, ...cells(unsampled)],
  ],
})

const rate = (count: number, cases: number): string => (cases === 0 ? 'No cases' : (count / cases).toFixed(2))

const columns: readonly (readonly [string, (totals: ChangeTotals) => string])[] = [
  ['Cases', totals => String(totals.cases)],
  ['Changed', totals => String(totals.casesChanged)],
  ['Entries', totals => String(totals.entries)],
  ['Entries a case', totals => rate(totals.entries, totals.cases)],
  ['Earlier days', totals => String(totals.late)],
  ['Earlier days a case', totals => rate(totals.late, totals.cases)],
  ['Record edited', totals => String(totals.retrospectiveEdits)],
  ['Corrections', totals => String(totals.corrections)],
]

const cells = (totals: ChangeTotals) => columns.map(([, text]) => ({ text: text(totals), numeric: true }))
