import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Runs OpenSSL in a folder: words apart by spaces, then words that may hold some. @returns what it says */
export const openssl = async (folder: string, words: string, ...more: readonly string[]): Promise<string> =>
  (await run('openssl', [...words.split(' '), ...more], { cwd: folder })).stdout

const CONFIGURATION = `
[ tsa ]
default_tsa = here
[ here ]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_alg = sha256
[ stamping ]
extendedKeyUsage = critical,timeStamping
`

export type TestAuthority = {
  readonly url: string
  /** The file with the certificate that its stamps lead to. */
  readonly certificates: string
  readonly folder: string
}

type Owner = { readonly after: (work: () => Promise<void>) => void }

/** A time-stamping authority on this machine: `openssl ts` behind a port, with keys and certificates of its own. */
export const startTestAuthority = async (owner: Owner): Promise<TestAuthority> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-tsa-'))
  await writeFile(path.join(folder, 'tsa.cnf'), CONFIGURATION)
  await writeFile(path.join(folder, 'serial'), '01\n')
  const key = (name: string) => `-newkey rsa:2048 -nodes -keyout ${name}.key`
  await openssl(folder, `req -x509 ${key('root')} -out root.pem -days 30 -subj`, '/CN=Test root')
  await openssl(folder, `req ${key('tsa')} -out tsa.csr -subj`, '/CN=Test time-stamping authority')
  const made = '-days 30 -extfile tsa.cnf -extensions stamping -out tsa.pem'
  await openssl(folder, `x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial ${made}`)
  let asked = 0
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const name = `query-${++asked}`
    await writeFile(path.join(folder, name), Buffer.concat(parts))
    const reply = `-queryfile ${name} -signer tsa.pem -inkey tsa.key -out ${name}.reply`
    await openssl(folder, `ts -reply -config tsa.cnf -section here ${reply}`)
    response.setHeader('content-type', 'application/timestamp-reply')
    response.end(await readFile(path.join(folder, `${name}.reply`)))
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  owner.after(async () => {
    await new Promise(closed => server.close(closed))
    await rm(folder, { recursive: true, force: true })
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, certificates: path.join(folder, 'root.pem'), folder }
}
