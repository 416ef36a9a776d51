import { randomBytes } from 'node:crypto'
import { sha256 } from '@candour/ledger'
import { fromBER, Integer, Null, OctetString, Sequence } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, PKIStatus, TimeStampReq, TimeStampResp } from 'pkijs'
import type { TimeStampAuthority } from './authority.ts'
import { ownBuffer, type Stamp, verifyStamp } from './verify.ts'

const SHA_256 = '2.16.840.1.101.3.4.2.1'
const PATIENCE_MS = 10_000
/** A reply with a chain of certificates is a few kilobytes. */
const MOST_BYTES = 256 * 1024

/** A positive number that is written in one way: no leading zeros. */
const newNonce = (): Buffer => {
  const nonce = randomBytes(8)
  nonce[0] = (nonce.readUInt8(0) & 0x3f) | 0x40
  return nonce
}

const queryFor = (text: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer> => {
  const messageImprint = new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new Null() }),
    hashedMessage: new OctetString({ valueHex: ownBuffer(sha256(text)) }),
  })
  const nonceNumber = new Integer({ valueHex: ownBuffer(nonce) })
  const request = new TimeStampReq({ version: 1, messageImprint, certReq: true, nonce: nonceNumber })
  return new Uint8Array(request.toSchema().toBER())
}

/** The token as its authority wrote it, byte for byte: written anew it might no longer be what was signed. */
const tokenIn = (reply: Uint8Array): Uint8Array => {
  const { status } = TimeStampResp.fromBER(ownBuffer(reply))
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods) {
    throw new Error('The time-stamping authority refused')
  }
  const { result } = fromBER(ownBuffer(reply))
  const token = result instanceof Sequence ? result.valueBlock.value[1] : undefined
  if (!token) throw new Error('The time-stamping authority sent no token')
  return new Uint8Array(token.valueBeforeDecodeView)
}

const send = async (url: string, query: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: query,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!answer.ok) throw new Error(`The time-stamping authority answered with status ${answer.status}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes.length > MOST_BYTES) throw new Error('The time-stamping authority sent more than a time-stamp')
  return bytes
}

/**
 * Has a text stamped, and checks the stamp before it is given back.
 *
 * @throws Error when the authority does not answer, refuses, or answers with a stamp that does not hold
 * @source RFC 3161 2.4 and 3.4
 */
export const requestStamp = async (
  { url, trusted }: TimeStampAuthority,
  text: Uint8Array,
): Promise<Stamp & { readonly token: Uint8Array }> => {
  const nonce = newNonce()
  const token = tokenIn(await send(url, queryFor(text, nonce)))
  const stamp = await verifyStamp(token, text, trusted)
  if (!stamp.ok) throw new Error(`The time-stamp does not hold: ${stamp.why}`)
  if (stamp.nonce !== nonce.toString('hex')) throw new Error('The time-stamp answers another request')
  return { ...stamp, token }
}
