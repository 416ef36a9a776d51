import { canonicalJson, sha256, toHex, utf8 } from '@candour/ledger'
import { type Draw, draw } from '@candour/sampling'
import type { InspectionDocument } from './document.ts'

/** The digest of a draw that stands in its entry: SHA-256 of its canonical JSON, in hexadecimal. */
export const digestOfDraw = (drawn: Draw): string => toHex(sha256(utf8(canonicalJson(drawn))))

/** The draw again, from the frozen population and the seed revealed. */
export const drawAgain = ({ population, sample, seed }: InspectionDocument): Draw =>
  draw({
    population: population.items,
    excluded: population.excluded,
    size: sample.size,
    strataFields: sample.strataFields,
    seed: seed.seed,
  })
