import { type Draw, freezePopulation } from '@candour/sampling'
import type { Bundle } from '../bundle/bundle.ts'
import { digestOfDraw } from '../bundle/draw-again.ts'
import { sampleAfter } from '../bundle/sample.ts'
import { type Claim, claim, none, recomputed, same } from './claim.ts'

/** The cases listed are the ones that were frozen at the announcement. */
export const populationClaims = ({ document }: Bundle): readonly Claim[] => {
  const { population, entries } = document
  const frozen = entries.freeze.payload
  return [
    same(
      'The population is the one frozen at the announcement',
      'population root',
      frozen.populationRoot,
      freezePopulation(population.items, population.excluded).root,
    ),
    claim(
      'The population counts as many cases as were frozen',
      frozen.populationSize === population.items.length,
      `${population.items.length} cases listed, ${frozen.populationSize} frozen`,
    ),
    same('The result names the root of its population', 'population root', population.root, frozen.populationRoot),
  ]
}

/** The draw is what the population and the seed give, and each replacement was the next in turn. */
export const drawClaims = ({ document }: Bundle, again: Draw): readonly Claim[] => {
  const { sample, entries, replacements } = document
  const frozen = entries.freeze.payload
  return [
    recomputed('The draw follows from the population and the seed', 'draw', document.draw, again),
    same(
      'The draw is the one recorded when it was made',
      'digest of the draw',
      entries.draw.payload.draw,
      digestOfDraw(again),
    ),
    recomputed(
      'The draw has the size and strata fixed at the announcement',
      'sample',
      { size: sample.size, strataFields: sample.strataFields },
      { size: frozen.sampleSize, strataFields: frozen.strataFields },
    ),
    none(
      'Each replacement was the next in turn',
      `${replacements.length} replacements`,
      sampleAfter(again, replacements).objections,
    ),
  ]
}
