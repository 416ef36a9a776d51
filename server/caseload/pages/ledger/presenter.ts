import { parseNote, parseVerifierKey, sha256, toHex, utf8 } from '@candour/ledger'
import { ageText, instantText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { LedgerStanding, WitnessStanding } from '../../queries/ledger-standing.ts'

const row = (label: string, value: string) => ({ label, value })
const entries = (count: number): string => countedText(count, 'entry', 'entries')

const lastContact = ({ url, asked }: WitnessStanding): string => {
  if (url === undefined) return 'Signs by file'
  if (!asked) return 'Not asked yet'
  const when = instantText(asked.at)
  return asked.trouble === null ? `Signed when asked on ${when}` : `On ${when} it ${asked.trouble}`
}

const witnessRow = (witness: WitnessStanding, size: number) => ({
  name: witness.name,
  seen: witness.seen ? `${countText(witness.seen.size)} of ${entries(size)}` : 'Nothing yet',
  at: witness.seen ? instantText(witness.seen.at) : '',
  contact: lastContact(witness),
})

const quorumText = ({ quorum, witnesses }: LedgerStanding['policy']): string => {
  if (witnesses.length === 0) {
    return 'Nobody outside this service watches the ledger yet. Until somebody does, whoever runs the service could put an older copy back, or show different people different ledgers.'
  }
  return quorum === 'none'
    ? 'A checkpoint is published without waiting for a witness. The table shows how far each has followed.'
    : `A checkpoint is published only when the quorum “${quorum}” of the policy has signed it.`
}

const keyRows = ({ keys, retired, checkpoint }: LedgerStanding) => {
  const signing = new Set(checkpoint ? parseNote(checkpoint.note).signatures.map(({ id }) => id) : [])
  return keys.map(line => {
    const { id } = parseVerifierKey(line)
    const state = signing.has(id)
      ? 'signs now'
      : retired.has(line)
        ? 'retired: it signed earlier checkpoints'
        : 'announced'
    return { id, line, state }
  })
}

const stampText = ({ stamp }: LedgerStanding): string =>
  stamp
    ? `${stamp.authority} stamped the checkpoint of ${entries(stamp.size)} on ${instantText(stamp.at)}.`
    : 'No authority stamps the time of checkpoints. Their times are those of this service and of its witnesses.'

type Reader = { readonly now: Date; readonly mayBring: boolean; readonly refusedSize: string | undefined }

/** Every word of the page about the ledger. */
export const presentLedger = (standing: LedgerStanding, { now, mayBring, refusedSize }: Reader) => {
  const { checkpoint, failure, policy, policyText, witnesses, clockSteps } = standing
  const size = checkpoint?.size ?? 0
  return {
    title: 'The ledger',
    heading: 'The ledger',
    failure: failure ?? '',
    facts: checkpoint
      ? [
          row('Entries under it', countText(size)),
          row('Signed', `${instantText(checkpoint.published_at)} (${ageText(checkpoint.published_at, now)})`),
          row('Root', toHex(checkpoint.root)),
        ]
      : [],
    note: checkpoint?.published ?? '',
    quorum: quorumText(policy),
    witnesses: witnesses.map(witness => witnessRow(witness, size)),
    stamp: stampText(standing),
    isStamped: standing.stamp !== undefined,
    clockSteps: clockSteps.map(
      ({ held, clock }) =>
        `The clock of this service went back from ${instantText(held)} to ${instantText(clock)}. Checkpoints kept the later time until the clock had passed it again.`,
    ),
    keys: keyRows(standing),
    fingerprint: toHex(sha256(utf8(policyText))),
    mayBring,
    from: refusedSize ?? '',
    fromError:
      refusedSize === undefined ? '' : `Enter how many entries your witness has seen: a number from 0 to ${size}`,
  }
}
