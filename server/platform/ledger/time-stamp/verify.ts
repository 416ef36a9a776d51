import { sameBytes, sha256 } from '@candour/ledger'
import { Certificate, ContentInfo, type ExtKeyUsage, SignedData, TSTInfo } from 'pkijs'

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TIME_STAMP_INFO = '1.2.840.113549.1.9.16.1.4'
const SHA_256 = '2.16.840.1.101.3.4.2.1'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const COMMON_NAME = '2.5.4.3'

/** What a time-stamp says: that these bytes were there at that time, in the word of that authority. */
export type Stamp = { readonly ok: true; readonly at: Date; readonly authority: string; readonly nonce: string }

type Refusal = { readonly ok: false; readonly why: string }

const refused = (why: string): Refusal => ({ ok: false, why })

/** A copy with a buffer of its own: that of a Buffer is often a window on many others. */
export const ownBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

const hex = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(new Uint8Array(bytes)).toString('hex')

/** Whether the one purpose of a certificate is to stamp times, stated in a critical extension. @source RFC 3161 2.3 */
export const mayStamp = (signer: Certificate): boolean => {
  const usage = signer.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)
  const purposes = (usage?.parsedValue as ExtKeyUsage | undefined)?.keyPurposes ?? []
  return usage?.critical === true && purposes.length === 1 && purposes[0] === TIME_STAMPING
}

const nameOf = (signer: Certificate): string => {
  const common = signer.subject.typesAndValues.find(({ type }) => type === COMMON_NAME)
  return String(common?.value.valueBlock.value ?? 'an authority without a name')
}

const signedDataIn = (token: Uint8Array): SignedData | undefined => {
  const content = ContentInfo.fromBER(ownBuffer(token))
  return content.contentType === SIGNED_DATA ? new SignedData({ schema: content.content }) : undefined
}

const check = async (token: Uint8Array, text: Uint8Array, trusted: readonly Uint8Array[]): Promise<Stamp | Refusal> => {
  const signed = signedDataIn(token)
  const { eContentType, eContent } = signed?.encapContentInfo ?? {}
  if (!signed || eContentType !== TIME_STAMP_INFO || !eContent) return refused('it is not a time-stamp')
  if (signed.signerInfos.length !== 1) return refused('it does not have one signer')
  const info = TSTInfo.fromBER(eContent.getValue())
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  if (hashAlgorithm.algorithmId !== SHA_256) return refused('it is not of a SHA-256 digest')
  if (!sameBytes(new Uint8Array(hashedMessage.getValue()), sha256(text))) return refused('it is of another text')

  const { signatureVerified, signerCertificate } = await signed.verify({
    signer: 0,
    data: ownBuffer(text),
    trustedCerts: trusted.map(certificate => Certificate.fromBER(ownBuffer(certificate))),
    checkChain: true,
    // Lists of withdrawn certificates would need a network: they are for whoever relies on a stamp years later.
    passedWhenNotRevValues: true,
    extendedMode: true,
  })
  if (!signatureVerified || !signerCertificate) return refused('its signature does not hold')
  if (!mayStamp(signerCertificate)) return refused('its certificate is not one for stamping times')
  const nonce = info.nonce ? hex(info.nonce.valueBlock.valueHexView) : ''
  return { ok: true, at: info.genTime, authority: nameOf(signerCertificate), nonce }
}

/**
 * Whether a token is the time-stamp of a text, from an authority whose certificate leads to a trusted one: digest, signature,
 * purpose of the certificate and its chain.
 *
 * @param token a ContentInfo in DER
 * @param trusted certificates in DER
 * @source RFC 3161
 */
export const verifyStamp = async (
  token: Uint8Array,
  text: Uint8Array,
  trusted: readonly Uint8Array[],
): Promise<Stamp | Refusal> => {
  try {
    return await check(token, text, trusted)
  } catch (error) {
    // The library throws for whatever it cannot read or follow, with its own words.
    if (error instanceof Error) return refused(error.message)
    throw error
  }
}
