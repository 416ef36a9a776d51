import type { Gap } from '../mode.ts'
import type { RuleSetV3 } from '../rule-sets/rule-set.ts'
import type { DecisionV3 } from './decide.ts'
import type { Score, V3Input } from './input.ts'

/** What tier v3 lacks or rests on uncertainly, each with the one act that mends it. */
export const gapsV3 = (
  input: V3Input,
  { uncertainty, resolved, tier }: DecisionV3,
  ruleSet: RuleSetV3,
): readonly Gap[] => {
  if (tier === 'NOT_SUPERVISED') return []
  return [
    ...scoreGaps(input, uncertainty.staticScores),
    ...(resolved.rosh
      ? []
      : [
          {
            field: 'registrations',
            what: 'No level of risk of serious harm is registered',
            action: 'Register the level of risk of serious harm',
            makes: uncertainty.noRosh ? ('provisional' as const) : ('check' as const),
          },
        ]),
    ...liferGaps(input, resolved.has(...ruleSet.lifeSentence)),
    ...(input.everCommittedSexualOffence === null
      ? [
          {
            field: 'everCommittedSexualOffence',
            what: 'It is not recorded whether the person ever committed a sexual or sexually motivated offence',
            action: 'Answer question 1.30 of the assessment',
            makes: 'check' as const,
          },
        ]
      : []),
    ...resolved.gaps,
  ]
}

const scoreGaps = ({ predictors }: V3Input, uncertain: boolean): readonly Gap[] => {
  if (!predictors)
    return [
      {
        field: 'predictors',
        what: 'No OGRS4 predictors are recorded, so there is no tier v3',
        action: 'Complete the OGRS4 predictors in the assessment and record them',
        makes: 'missing',
      },
    ]
  return [
    ...oneScore('arp', 'ARP', predictors.arp, uncertain),
    ...oneScore('csrp', 'CSRP', predictors.csrp, uncertain),
    ...(predictors.dcSrp && predictors.dcSrp.score > 0 && predictors.dcSrp.band === null
      ? [
          {
            field: 'predictors.dcSrp',
            what: 'The contact sexual predictor (DC-SRP) has a score and no band, so its rule proposes nothing',
            action: 'Record the band of DC-SRP',
            makes: 'check' as const,
          },
        ]
      : []),
  ]
}

const oneScore = (field: string, label: string, score: Score | null, uncertain: boolean): readonly Gap[] => {
  const place = `predictors.${field}`
  if (!score)
    return [
      {
        field: place,
        what: `${label} is not known, so there is no tier v3`,
        action: `Record ${label} from the assessment`,
        makes: 'missing',
      },
    ]
  if (score.type === 'DYNAMIC') return []
  return [
    {
      field: place,
      what: `${label} is a static score: it does not rest on an assessment`,
      action: `Finish the assessment, so that ${label} is calculated with its answers`,
      makes: uncertain ? 'provisional' : 'check',
    },
  ]
}

const liferGaps = ({ latestReleaseDate, asOf }: V3Input, lifeSentence: boolean): readonly Gap[] => {
  if (!lifeSentence) return []
  if (latestReleaseDate === null)
    return [
      {
        field: 'latestReleaseDate',
        what: 'A life or IPP sentence is registered and no release is recorded, so its rule proposes nothing',
        action: 'Record the release, if there has been one',
        makes: 'check',
      },
    ]
  return latestReleaseDate > asOf
    ? [
        {
          field: 'latestReleaseDate',
          what: `The release is dated ${latestReleaseDate}, after the day of the calculation`,
          action: 'Correct the day of the release',
          makes: 'check',
        },
      ]
    : []
}
