import type { Checkpoint } from '../note/checkpoint.ts'
import { parseCheckpoint } from '../note/checkpoint.ts'
import { openNote } from '../note/open.ts'
import type { Refusal } from '../verdict.ts'
import { refused, verdictOf } from '../verdict.ts'
import type { Policy } from './policy.ts'
import { quorumMet } from './policy.ts'

/** A checkpoint that a policy trusts. */
export type TrustedCheckpoint = {
  readonly ok: true
  readonly checkpoint: Checkpoint
  /** The policy's name of each witness that cosigned, and when, in POSIX seconds. */
  readonly cosigned: ReadonlyMap<string, bigint>
}

/**
 * Opens a checkpoint under a policy: a listed log with its origin signed it, the witnesses that the quorum asks for
 * cosigned it, and no signature of a listed key is false.
 *
 * @source C2SP tlog-policy
 */
export const openTrusted = (note: string, policy: Policy): TrustedCheckpoint | Refusal =>
  verdictOf<TrustedCheckpoint>(() => {
    const logs = policy.logs.map(({ key }) => key)
    const opened = openNote(note, [...logs, ...policy.witnesses.map(({ key }) => key)])
    if (!opened.ok) return opened
    const checkpoint = parseCheckpoint(opened.text)
    const signed = opened.verified.some(({ key }) => logs.includes(key) && key.name === checkpoint.origin)
    if (!signed) return refused(`no log of the policy with the origin ${checkpoint.origin} signed the checkpoint`)
    const cosigned = new Map<string, bigint>()
    for (const { key, seconds } of opened.verified) {
      const witness = policy.witnesses.find(other => other.key === key)
      if (witness && seconds !== undefined) cosigned.set(witness.name, seconds)
    }
    if (!quorumMet(policy, new Set(cosigned.keys()))) {
      const names = [...cosigned.keys()].join(', ') || 'nobody'
      return refused(`the quorum ${policy.quorum} is not met: ${names} cosigned`)
    }
    return { ok: true, checkpoint, cosigned }
  })
