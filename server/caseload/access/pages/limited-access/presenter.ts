import type { Actor } from '#platform/access/actor.ts'
import type { FormState } from '#platform/web/answers.ts'
import { instantText } from '#platform/web/dates.ts'
import type { Person } from '../../../queries/person.ts'
import type { Limit, LimitRule } from '../../limits.ts'
import type { Opening } from '../../opening.ts'

type Known = {
  readonly personId: string
  /** Undefined when the keeper of the lists may not open the record. */
  readonly person: Person | undefined
  readonly opening: Opening
  readonly limits: readonly Limit[]
  readonly actor: Actor
  readonly now: Date
  readonly form: FormState
}

const rules: Readonly<Record<LimitRule, string>> = {
  exclusion: 'Kept out',
  restriction: 'Let in, and only those named',
  grant: 'Let in for an inspection',
}

const whom = ({ name, username }: Limit): string => (name ? `${name} (${username})` : `${username}, no account yet`)

const whenText = ({ startsAt, endsAt }: Limit): string =>
  `From ${instantText(startsAt)}${endsAt ? ` until ${instantText(endsAt)}` : ', with no end'}`

const isInForce = (limit: Limit, now: Date): boolean =>
  limit.agreed === true && !limit.superseded && (limit.endsAt === null || limit.endsAt > now)

const row = (label: string, value: string) => ({ label, value })

const presentLimit = (limit: Limit) => ({
  id: limit.id,
  heading: `${rules[limit.rule]}: ${whom(limit)}`,
  rows: [
    row('When', whenText(limit)),
    row('Reason', limit.reason),
    row('Proposed by', limit.proposedBy),
    ...(limit.decidedBy ? [row(limit.agreed ? 'Agreed by' : 'Declined by', limit.decidedBy)] : []),
  ],
})

/** One proposal with everybody whom it names. */
const presentProposal = (rows: readonly Limit[], { actor }: Known) => {
  const [first] = rows
  if (!first) return []
  const isMine = first.proposedById === actor.accountId
  const isAboutMe = rows.some(one => one.username === actor.username.toLowerCase())
  return [
    {
      proposal: first.proposal,
      heading: first.replaces === null ? rules[first.rule] : `End: ${rules[first.rule].toLowerCase()}`,
      rows: [
        row('Staff', rows.map(whom).join('\n')),
        row('When', whenText(first)),
        row('Reason', first.reason),
        row('Proposed by', first.proposedBy),
      ],
      mayDecide: !isMine && !isAboutMe,
      waits: isMine ? 'Waiting for a second person to agree.' : 'Somebody whom it is not about decides.',
    },
  ]
}

const choicesFor = ({ actor, form }: Known) => {
  const offered: readonly LimitRule[] = actor.role === 'lead-inspector' ? ['grant'] : ['exclusion', 'restriction']
  const texts: Readonly<Record<LimitRule, string>> = {
    exclusion: 'Keep these staff out',
    restriction: 'Let only these staff in',
    grant: 'Let these inspectors in',
  }
  return offered.map(value => ({
    value,
    text: texts[value],
    checked: form.values.rule === value || offered.length === 1,
  }))
}

/** Every word of the page about who may open a record. */
export const presentLimits = (known: Known) => {
  const { personId, person, opening, limits, actor, now } = known
  const path = `/people/${personId}/limited-access`
  const waiting = [
    ...Map.groupBy(
      limits.filter(one => one.agreed === null),
      one => one.proposal,
    ).values(),
  ]
  const identity = person?.state.identity
  return {
    title: 'Who may open this record',
    heading: 'Who may open this record',
    caption: identity ? `${identity.name}, CRN ${identity.crn}` : `Record ${personId.slice(0, 8)}`,
    breadcrumbs: opening.kind === 'open' && identity ? [{ text: identity.name, href: `/people/${personId}` }] : [],
    path,
    inForce: limits.filter(one => isInForce(one, now)).map(presentLimit),
    waiting: waiting.flatMap(rows => presentProposal(rows, known)),
    earlier: limits.filter(one => one.agreed !== null && !isInForce(one, now)).map(presentLimit),
    mayPropose: actor.role !== 'auditor',
    mayEnd: actor.role !== 'auditor',
    rules: choicesFor(known),
  }
}
