import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Who states the time of checkpoints, and the certificates that its own must lead to. */
export type TimeStampAuthority = { readonly url: string; readonly trusted: readonly Uint8Array[] }

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

const certificatesIn = (file: string): Uint8Array[] => {
  try {
    return [...readFileSync(file, 'utf8').matchAll(PEM)].map(([pem]) => new Uint8Array(new X509Certificate(pem).raw))
  } catch {
    return []
  }
}

/**
 * The authority that the settings name, or undefined when they name none.
 *
 * @throws Error naming the setting and what it needs
 */
export const readTimeStampAuthority = (
  url: string | undefined,
  certificateFile: string | undefined,
): TimeStampAuthority | undefined => {
  if (url === undefined) return undefined
  if (!['http:', 'https:'].includes(URL.parse(url)?.protocol ?? '')) {
    throw new Error(`CANDOUR_TIMESTAMP_URL is ${url}; it must be a web address, like https://stamp.example/tsr`)
  }
  if (certificateFile === undefined) {
    throw new Error(
      'CANDOUR_TIMESTAMP_CA must name a file with the certificates (PEM) that CANDOUR_TIMESTAMP_URL answers under',
    )
  }
  const trusted = certificatesIn(certificateFile)
  if (trusted.length === 0) {
    throw new Error(
      `CANDOUR_TIMESTAMP_CA: ${certificateFile} holds no certificate that can be read; it must be in PEM form`,
    )
  }
  return { url, trusted }
}
