import { type ResultV2, type ResultV3, type RulesOfDay, ruleNamesV3, rulesOfDay } from '@candour/tiering'
import type { Actor } from '#platform/access/actor.ts'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { isToWrite } from '../../access/opening.ts'
import { tierV3Words } from '../../kinds/tier-calculated.ts'
import { can } from '../../permissions.ts'
import type { Person } from '../../queries/person.ts'
import type { NameOf } from '../../record/fields.ts'
import type { CaseState } from '../../record/state.ts'
import type { Explained, Refused } from '../../tiering/explain.ts'
import type { TierRun } from '../../tiering/runs.ts'
import { labelled, NOT_RECORDED } from '../../words/words.ts'
import { breadcrumbsOf, captionOf } from '../add-entry/presenter.ts'
import type { ChosenDay } from '../as-at/chosen-day.ts'
import { dayForm } from '../as-at/presenter.ts'
import { changesView } from './changes-view.ts'
import { inputRows } from './input-rows.ts'
import { pointsView } from './points-view.ts'

type Known = {
  readonly person: Person
  /** What the record says about the day. */
  readonly state: CaseState
  readonly why: Explained
  readonly runs: readonly TierRun[]
  readonly chosen: ChosenDay
  readonly day: Day
  readonly today: Day
  readonly nameOf: NameOf
  readonly actor: Actor
  /** By which right the record is open. */
  readonly rule: string | undefined
}

const sources: Readonly<Record<string, string>> = {
  calculated: 'calculated from the record',
  assessment: 'set after an assessment',
  registration: 'set after a registration',
  imported: 'imported from the case system',
  manager: 'set by a manager',
  time: 'by the passing of time',
}

const isKnown = <T extends object>(result: T | Refused): result is T => !('refused' in result)

const v3Text = (result: ResultV3 | Refused): string =>
  isKnown(result) ? `${tierV3Words[result.tier]}${result.provisional ? ', provisional' : ''}` : 'Not known'

/** In one sentence each: what holds, and what the record would give on the day. */
const standing = ({ state: { tier, tiering }, why: { v2 } }: Known): readonly string[] => {
  if (tier === null) return ['No tier is in force: nothing that is scored has been recorded.']
  const source = sources[tier.source] ?? tier.source
  const lines = [`${tier.name} is in force since ${dayText(tier.since)}, ${source}.`]
  const calculated = isKnown(v2) ? v2.tier : null
  if (calculated !== null && calculated !== tier.name)
    lines.push(
      tier.source === 'calculated'
        ? `By the passing of time the record would give ${calculated} on this day; the record says so from the next morning.`
        : tiering.calculated === null
          ? `The record alone would give ${calculated}. It holds no assessment that is scored, so the tier that was set stands.`
          : `The record gives ${calculated}. The tier that was set stands until what is calculated changes.`,
    )
  return lines
}

/** A registration that lowered the risk, until a second person has looked at it; then what they found. */
const dropView = ({ person, state, nameOf, actor, rule, day, today }: Known) => {
  const { drop } = state.tiering
  if (drop === null) return null
  const said = `${nameOf(drop.by)} recorded the risk of serious harm lower on ${dayText(drop.on)}: from ${drop.from} to ${drop.to}.`
  const entryHref = `/people/${person.personId}/entries/${drop.entry}`
  if (drop.confirmed) {
    const { by, on, finding } = drop.confirmed
    const found = finding === 'right' ? 'and found it right' : 'and found that it was a mistake'
    return { open: false, text: `${said} ${nameOf(by)} looked at it on ${dayText(on)} ${found}.`, entryHref, href: '' }
  }
  const mayLook =
    day === today && can.write.roles.includes(actor.role) && isToWrite(rule) && drop.by !== actor.practitioner
  return {
    open: true,
    text: `${said} Nobody else has looked at it yet. Of registrations of one time Candour counts the highest; a newer assessment stands in place of those before it.`,
    entryHref,
    href: mayLook ? `/people/${person.personId}/entries/new?kind=risk-drop-looked-at` : '',
  }
}

const rulesView = (v3: ResultV3 | Refused) =>
  isKnown(v3)
    ? v3.rules.map(({ rule, proposal, why, decided }) => ({
        name: ruleNamesV3[rule],
        proposal: proposal ?? 'Nothing',
        why: why.replaceAll(/\d{4}-\d{2}-\d{2}/g, day => dayText(day)),
        decided: decided ? 'Decided' : '',
      }))
    : []

const decidedText = (v3: ResultV3 | Refused): string => {
  if (!isKnown(v3)) return `Tier v3 cannot be calculated: ${v3.refused}.`
  if (v3.tier === 'NOT_SUPERVISED') return 'No sentence runs, so no tier v3 applies.'
  if (v3.tier === 'MISSING') return 'There is no tier v3: it needs the predictors ARP and CSRP.'
  const names = v3.decidedBy.map(rule => ruleNamesV3[rule]).join(' and ')
  return `Decided by: ${names}. The highest proposal is the tier.`
}

const makes = { missing: 'No tier without it', provisional: 'Tier is provisional', check: 'To check' }

const gapsView = ({ v2, v3 }: Explained) => {
  const gaps = [...(isKnown(v3) ? v3.missing : []), ...(isKnown(v2) ? v2.missing : [])]
  const once = [...new Map(gaps.toReversed().map(gap => [gap.what, gap])).values()].toReversed()
  return once.map(({ what, action, makes: effect }) => ({ what, action, effect: makes[effect] }))
}

const runsView = (path: string, runs: readonly TierRun[]) =>
  runs.map(({ from, until, inForce, v3, provisional, source, entry, cause }) => ({
    from: dayText(from),
    until: until === null ? 'still' : dayText(until),
    inForce: inForce ?? NOT_RECORDED,
    v3: v3 === null ? NOT_RECORDED : `${labelled(tierV3Words, v3)}${provisional ? ', provisional' : ''}`,
    source: cause ? `After: ${cause.title.toLowerCase()}` : (sources[source] ?? source),
    href: `${path}/entries/${cause?.entry ?? entry}`,
  }))

const ruleSets = ({ v2, v3 }: Explained): string =>
  [v2, v3]
    .flatMap((result: ResultV2 | ResultV3 | Refused) =>
      isKnown(result)
        ? [`${result.ruleSet.id}, in force since ${dayText(result.ruleSet.validFrom)}, from ${result.ruleSet.source}`]
        : [],
    )
    .join('; ')

/** What a past day was calculated with, where the rules of that day are not kept or there were none. */
const otherRules = (model: 'v2' | 'v3', day: Day): readonly string[] => {
  const rules: RulesOfDay = rulesOfDay(model, day)
  if (rules.state === 'kept') return []
  const used = `what stands here is what ${rules.usedInstead} would give.`
  return rules.state === 'none'
    ? [`Tier ${model} began on ${dayText(rules.begins)}: on this day there was none, and ${used}`]
    : [
        `On this day other rules of tier ${model} were in force, since ${dayText(rules.since)} (${rules.what}). Candour does not keep them: ${used}`,
      ]
}

/** Every word of the page "Why this tier". */
export const presentTier = (known: Known) => {
  const { person, state, why, chosen, day, today } = known
  const path = `/people/${person.personId}`
  const { v2, v3 } = why
  const mayWrite = day === today && can.write.roles.includes(known.actor.role) && isToWrite(known.rule)
  return {
    title: 'Why this tier',
    heading: day === today ? 'Why this tier' : `Why this tier, as at ${dayText(day)}`,
    caption: captionOf(person),
    breadcrumbs: breadcrumbsOf(person),
    dayForm: dayForm(`${path}/tier`, chosen),
    tierV2: state.tier?.name ?? NOT_RECORDED,
    tierV3: v3Text(v3),
    standing: standing(known),
    drop: dropView(known),
    decided: decidedText(v3),
    rules: rulesView(v3),
    points: isKnown(v2) ? pointsView(v2) : null,
    refusedV2: isKnown(v2) ? '' : `Tier v2 cannot be calculated: ${v2.refused}.`,
    changes: changesView(why),
    gaps: gapsView(why),
    inputs: inputRows(path, state, day),
    differences: [...(isKnown(v2) ? v2.differences : []), ...(isKnown(v3) ? v3.differences : [])],
    runs: runsView(path, known.runs),
    setHref: mayWrite ? `${path}/entries/new?kind=tier-set` : '',
    ruleSets: ruleSets(why),
    otherRules: [...otherRules('v2', day), ...otherRules('v3', day)],
  }
}
