import type { Forecast } from '@candour/forecast'
import type { RulesAhead } from '../../ahead-of.ts'

/** How a forecast is made, sentence by sentence, with what it leaves out. */
export const howItIsMade = (
  { history, seed }: Forecast,
  { method, ruleSet }: RulesAhead,
  digest: string,
): readonly string[] => [
  'The people of today keep their points until the day their sentence is recorded to end. People in custody change to the weight of a licence on their expected release.',
  `The coming ${method.weeks} weeks repeat past weeks drawn by lot: who came in that week, with their tiers and their own sentence ends, and what else changed (transfers, new tiers, people who left early). ${history} past weeks are drawn from.`,
  `This is done ${method.futures} times. The middle line is the middle of these futures; a band holds as many percent of them as it says, and is then widened by how far past forecasts missed (the miss that as many percent of them stayed within), so that it holds what comes about as often as it says. Every team of a day uses the same lots, so teams add up to their PDU, region and nation.`,
  `The latest ${method.settling} weeks are not drawn, because entries about them are still being written.`,
  'Points available follow the recorded hours: reductions end on their day and later ones begin, people leave and join on their recorded day. Where the hours of a stage of learning end (trainee, newly qualified, officer in learning), those of the next stage begin, by its percent of the contract; a phased return ends as it was agreed. Sickness, leaving and hiring that nobody has recorded are not foretold.',
  'The back-test makes the forecast again at past days, each with only what was on the record by then, and compares points. Past hours are not in it, because no record says when a change of hours became known.',
  `Points are those of ${ruleSet.data.title}. ${method.source}`,
  `Method ${method.id}, version ${method.version}; rules ${ruleSet.stamp.id}, version ${ruleSet.stamp.version}; lots from the seed “${seed}”; SHA-256 of all inputs ${digest.slice(0, 16)}. The same inputs give the same figures.`,
]
