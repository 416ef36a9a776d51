import { toHex } from '../bytes/hex.ts'
import { parseCount } from '../count.ts'
import { LedgerError } from '../ledger-error.ts'
import type { VerifierKey } from '../note/key.ts'
import { formatVerifierKey, parseVerifierKey, requireCheckable, signatureTypes, verifierKey } from '../note/key.ts'

export type PolicyLog = { readonly key: VerifierKey; readonly url?: string }

/** A witness under the name that the policy's groups know it by. */
export type PolicyWitness = { readonly name: string; readonly key: VerifierKey; readonly url?: string }

/** A group counts as having witnessed a checkpoint when `threshold` of its members have. */
export type PolicyGroup = { readonly name: string; readonly threshold: number; readonly members: readonly string[] }

/** Which logs are trusted, and whose cosignatures make a checkpoint good. */
export type Policy = {
  readonly logs: readonly PolicyLog[]
  readonly witnesses: readonly PolicyWitness[]
  readonly groups: readonly PolicyGroup[]
  /** The witness or group that must have witnessed a checkpoint, or `none`. */
  readonly quorum: string
}

const noQuorum = 'none'

/**
 * The policy that a file states.
 *
 * A witness may be written with a plain Ed25519 key, as Sigsum and Tessera write them: its cosignatures are then those
 * of the same public key and name.
 *
 * @throws LedgerError naming the line and what is wrong with it
 * @source C2SP tlog-policy
 */
export const parsePolicy = (text: string): Policy => {
  const reader = new PolicyReader()
  for (const [i, line] of text.split('\n').entries()) {
    try {
      reader.read(line)
    } catch (error) {
      if (error instanceof LedgerError) throw new LedgerError(`policy line ${i + 1}: ${error.message}`)
      throw error
    }
  }
  return reader.policy()
}

/** The policy as a file that `parsePolicy` reads back; it holds no comments. @source C2SP tlog-policy */
export const formatPolicy = ({ logs, witnesses, groups, quorum }: Policy): string => {
  const lines = [
    ...logs.map(({ key, url }) => ['log', formatVerifierKey(key), url]),
    ...witnesses.map(({ name, key, url }) => ['witness', name, formatVerifierKey(key), url]),
    ...groups.map(({ name, threshold, members }) => ['group', name, threshold, ...members]),
    ['quorum', quorum],
  ]
  return lines.map(words => `${words.filter(word => word !== undefined).join(' ')}\n`).join('')
}

class PolicyReader {
  readonly #logs: PolicyLog[] = []
  readonly #witnesses: PolicyWitness[] = []
  readonly #groups: PolicyGroup[] = []
  /** Names defined so far; true once a group has the name as a member. */
  readonly #names = new Map<string, boolean>()
  #quorum: string | undefined

  read(line: string): void {
    // Only tab and newline are allowed below a space, and not DEL; only space and tab divide the words.
    for (const character of line) {
      if ((character < ' ' && character !== '\t') || character === '\u007f')
        throw new LedgerError('a control character')
    }
    const words = line.split(/[ \t]+/).filter(word => word !== '')
    const [keyword, ...rest] = words
    if (keyword === undefined || keyword.startsWith('#')) return
    if (keyword === 'log') this.#readLog(rest)
    else if (keyword === 'witness') this.#readWitness(rest)
    else if (keyword === 'group') this.#readGroup(rest)
    else if (keyword === 'quorum') this.#readQuorum(rest)
    else throw new LedgerError(`${JSON.stringify(keyword)} is not log, witness, group or quorum`)
  }

  policy(): Policy {
    if (this.#quorum === undefined) throw new LedgerError('policy: no quorum line; it must have one')
    return { logs: this.#logs, witnesses: this.#witnesses, groups: this.#groups, quorum: this.#quorum }
  }

  #readLog([text, url, ...more]: readonly string[]): void {
    if (text === undefined || more.length > 0) throw new LedgerError('a log is: log KEY [URL]')
    const key = parseVerifierKey(text)
    requireCheckable(key)
    if (key.type !== signatureTypes.ed25519) throw new LedgerError(`key ${key.name} is a witness's, not a log's`)
    requireNew(key, this.#logs, 'log')
    this.#logs.push({ key, ...(url === undefined ? {} : { url }) })
  }

  #readWitness([name, text, url, ...more]: readonly string[]): void {
    if (name === undefined || text === undefined || more.length > 0) {
      throw new LedgerError('a witness is: witness NAME KEY [URL]')
    }
    const written = parseVerifierKey(text)
    requireCheckable(written)
    const key = verifierKey(written.name, signatureTypes.cosignature, written.publicKey)
    requireNew(key, this.#witnesses, 'witness')
    this.#define(name)
    this.#witnesses.push({ name, key, ...(url === undefined ? {} : { url }) })
  }

  #readGroup([name, rule, ...members]: readonly string[]): void {
    if (name === undefined || rule === undefined || members.length === 0) {
      throw new LedgerError('a group is: group NAME all|any|NUMBER MEMBER...')
    }
    for (const member of members) {
      const taken = this.#names.get(member)
      if (taken === undefined) throw new LedgerError(`${member} is not defined on an earlier line`)
      if (taken) throw new LedgerError(`${member} is a member already; it counts once`)
      this.#names.set(member, true)
    }
    const threshold = rule === 'all' ? members.length : rule === 'any' ? 1 : Number(parseCount(rule, 'threshold'))
    if (threshold < 1 || threshold > members.length) {
      throw new LedgerError(`threshold ${rule} is not from 1 to ${members.length}`)
    }
    this.#define(name)
    this.#groups.push({ name, threshold, members })
  }

  #readQuorum([name, ...more]: readonly string[]): void {
    if (name === undefined || more.length > 0) throw new LedgerError('a quorum is: quorum NAME')
    if (this.#quorum !== undefined) throw new LedgerError('a second quorum line')
    if (name !== noQuorum && !this.#names.has(name)) throw new LedgerError(`${name} is not defined on an earlier line`)
    this.#quorum = name
  }

  #define(name: string): void {
    if (name === noQuorum) throw new LedgerError(`${noQuorum} cannot be the name of a witness or group`)
    if (this.#names.has(name)) throw new LedgerError(`${name} is defined already`)
    this.#names.set(name, false)
  }
}

const requireNew = (key: VerifierKey, others: readonly { readonly key: VerifierKey }[], role: string): void => {
  if (others.some(other => toHex(other.key.publicKey) === toHex(key.publicKey))) {
    throw new LedgerError(`the public key of ${key.name} is that of an earlier ${role}`)
  }
}

/** True if these witnesses, by their names in the policy, make its quorum. */
export const quorumMet = (policy: Policy, cosigned: ReadonlySet<string>): boolean => {
  const groups = new Map(policy.groups.map(group => [group.name, group]))
  const witnessed = (name: string): boolean => {
    const group = groups.get(name)
    return group ? group.members.filter(witnessed).length >= group.threshold : cosigned.has(name)
  }
  return policy.quorum === noQuorum || witnessed(policy.quorum)
}
