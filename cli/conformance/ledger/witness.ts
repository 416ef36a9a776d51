import type { Policy, WitnessDecision } from '@candour/ledger'
import {
  decideAddCheckpoint,
  formatVerifierKey,
  leafHash,
  parsePolicy,
  parseTlogProof,
  quorumMet,
  sha256,
  signatureTypes,
  UnsupportedKey,
  utf8,
  verifierKey,
  verifyTlogProof,
} from '@candour/ledger'
import { BadInput } from '../../command.ts'
import type { Fields } from '../../fields.ts'
import type { Found, Play } from './found.ts'
import { acceptance, attempt, checkableKey, found, index } from './found.ts'
import { witnessedLog } from './trees.ts'
import { playCondition } from './witness-conditions.ts'

/** The status of a decision, and its body and content type when the case states them. */
const decided = (fields: Fields, notes: string, decision: WitnessDecision): Found[] => {
  const conflict = decision.status === 409 ? decision : undefined
  const parts = { expect_body: conflict?.body, expect_content_type: conflict?.contentType }
  const stated = Object.entries(parts).filter(([name]) => fields.has(name))
  return [
    found('expect_status', todaysStatus(fields, notes, decision.status), decision.status),
    ...stated.map(([name, got]) => found(name, fields.text(name), got)),
  ]
}

/** A recorded case can expect 403 for an unknown log, which was the status once; its annotation then names today's. */
const todaysStatus = (fields: Fields, notes: string, status: number): number => {
  const expected = fields.number('expect_status')
  return expected === 403 && status === 404 && /\b404\b/.test(notes) ? status : expected
}

const addCheckpoint: Play = (fields, notes) => {
  const origin = fields.text('log_origin')
  const size = index(fields, 'witness_state_size_before')
  const known = {
    keys: [checkableKey(fields.text('log_vkey'))],
    head: { size: BigInt(size), root: witnessedLog(size).root() },
  }
  const decision = decideAddCheckpoint(fields.text('request_body_utf8'), asked =>
    asked === origin ? known : undefined,
  )
  return decided(fields, notes, decision)
}

const addCheckpointRule: Play = (fields, notes) => decided(fields, notes, playCondition(fields.text('condition')))

/** A case can leave the keys out: each log and witness then gets one of its own, which nobody signs with. */
const withKeys = (text: string): string =>
  text.replaceAll(
    /^([ \t]*)(log|witness[ \t]+(\S+))([ \t]+)<vkey>/gm,
    (_, indent, start, name: string | undefined, gap) => {
      const type = name === undefined ? signatureTypes.ed25519 : signatureTypes.cosignature
      return `${indent}${start}${gap}${formatVerifierKey(verifierKey(name ?? 'log', type, sha256(utf8(name ?? ''))))}`
    },
  )

const readPolicy = (text: string): Policy => {
  try {
    return parsePolicy(withKeys(text))
  } catch (error) {
    if (error instanceof UnsupportedKey) throw new BadInput(error.message)
    throw error
  }
}

const policyFile: Play = fields => {
  const text = fields.text('policy_utf8')
  return [acceptance(fields, attempt(() => readPolicy(text)) !== undefined)]
}

const quorum: Play = fields => {
  const policy = readPolicy(fields.texts('policy_lines').join('\n'))
  const met = quorumMet(policy, new Set(fields.texts('cosigned_by')))
  return [found('expect', fields.text('expect'), met ? 'satisfied' : 'unsatisfied')]
}

/** The policy of a proof: so many of these witnesses; undefined when there can be no such policy. */
const policyOf = (fields: Fields): Policy | undefined => {
  const witnesses = fields.texts('witness_vkeys').map((key, i) => ({ name: `w${i}`, key }))
  const threshold = index(fields, 'quorum')
  const lines = [
    `log ${fields.text('log_vkey')}`,
    ...witnesses.map(({ name, key }) => `witness ${name} ${key}`),
    ...(threshold === 0 ? [] : [`group all-witnesses ${threshold} ${witnesses.map(({ name }) => name).join(' ')}`]),
    `quorum ${threshold === 0 ? 'none' : 'all-witnesses'}`,
  ]
  fields.done()
  return attempt(() => readPolicy(lines.join('\n')))
}

const verifyProof: Play = fields => {
  const leaf = leafHash(utf8(fields.text('leaf_data_utf8')))
  const [text, policy] = [fields.text('proof_utf8'), policyOf(fields.inner('policy'))]
  return [acceptance(fields, policy !== undefined && verifyTlogProof(text, leaf, policy).ok)]
}

const parseProof: Play = fields => {
  const text = fields.text('proof_utf8')
  return [acceptance(fields, attempt(() => parseTlogProof(text)) !== undefined)]
}

/** The operations on witnesses, policies and proofs to hand out. */
export const witnessPlays: Readonly<Record<string, Play>> = {
  'add-checkpoint': addCheckpoint,
  'add-checkpoint-rule': addCheckpointRule,
  'parse-policy': policyFile,
  quorum,
  'verify-tlog-proof': verifyProof,
  'parse-tlog-proof': parseProof,
}
