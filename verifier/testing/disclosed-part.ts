import { randomUUID } from 'node:crypto'
import { canonicalJson, fieldDisclosures, formatTlogProof, fromHex, toBase64, utf8 } from '@candour/ledger'
import { MemoryLog } from './memory-log.ts'

const payload = {
  author: 'N01P012',
  reason: null,
  'body.note': 'Asked about the children.',
  'body.outcome': 'attended',
}

/** A disclosed part of an entry in a log of its own: three of its four fields are withheld unless named. */
export const disclosedPart = (names: readonly string[] = ['body.note'], log = new MemoryLog()) => {
  log.write({ stream: randomUUID(), type: 'contact', payload: {} })
  const { envelope, index, salt } = log.writeInFields({ stream: randomUUID(), type: 'contact', payload })
  log.write({ stream: randomUUID(), type: 'contact', payload: {} })
  const size = log.tree.size
  const path = log.tree.inclusionProof(index, size)
  return {
    envelope: toBase64(utf8(canonicalJson(envelope))),
    disclosures: fieldDisclosures(fromHex(salt), payload).flatMap(({ name, text }) =>
      names.includes(name) ? [text] : [],
    ),
    proof: formatTlogProof({ index, proof: path, checkpoint: log.checkpoint() }),
    policy: log.policy,
  }
}
