import { createHash, randomBytes } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { buildVerifierPage } from './verifier-page.ts'

const web = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const checkout = path.resolve(web, '../../..')
const govuk = path.join(checkout, 'node_modules/govuk-frontend')
const moj = path.join(checkout, 'node_modules/@ministryofjustice/frontend')

const webauthn = path.join(checkout, 'node_modules/@simplewebauthn/browser/dist/bundle/index.umd.min.js')

/** The file to take home; see `verifier/README.md`. */
export const VERIFIER_PAGE = 'candour-verifier.html'

/** Where the browser finds what pages need. Every address holds the hash of all sources, so a copy is good for ever. */
export type AssetAddresses = {
  readonly css: string
  readonly start: string
  readonly passkey: string
  readonly icon: string
}
export type Assets = { readonly folder: string; readonly prefix: string; readonly addresses: AssetAddresses }

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))
}

/** What the verifier's page is made of; it imports the rules and itself. */
const verifierSources = async (): Promise<string[]> => {
  const files = await Promise.all(['verifier', 'rules'].map(folder => filesBelow(path.join(checkout, folder))))
  return files
    .flat()
    .filter(file => /\.(ts|json|css|html)$/.test(file) && !/\.test\.ts$|node_modules/.test(file))
    .sort()
}

const sources = async (): Promise<string[]> => [
  path.join(govuk, 'package.json'),
  path.join(moj, 'package.json'),
  webauthn,
  ...(await filesBelow(path.join(web, 'public'))).sort(),
  ...(await filesBelow(web)).filter(file => file.endsWith('.scss')).sort(),
  ...(await verifierSources()),
]

const hashOf = async (files: readonly string[]): Promise<string> => {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(path.relative(checkout, file))
      .update('\0')
      .update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

/** Sass takes a second and 30 MB to load, so it is loaded only when the sources have changed. */
const compileStyles = async (): Promise<string> => {
  const sass = await import('sass')
  const { css } = sass.compile(path.join(web, 'styles/candour.scss'), {
    loadPaths: [checkout, path.join(checkout, 'node_modules')],
    style: 'compressed',
    quietDeps: true,
  })
  return css
}

/** Compressed once, hard, instead of at every request. */
const compressBeside = async (file: string): Promise<void> => {
  const content = await readFile(file)
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content))
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
}

const build = async (folder: string): Promise<void> => {
  await cp(path.join(web, 'public'), folder, { recursive: true })
  await cp(path.join(moj, 'moj/assets/images'), path.join(folder, 'images'), { recursive: true })
  await cp(path.join(govuk, 'dist/govuk/govuk-frontend.min.js'), path.join(folder, 'govuk-frontend.min.js'))
  await cp(webauthn, path.join(folder, 'simplewebauthn.js'))
  await writeFile(path.join(folder, 'candour.css'), await compileStyles())
  await writeFile(path.join(folder, VERIFIER_PAGE), await buildVerifierPage(checkout))
  const texts = (await filesBelow(folder)).filter(file => /\.(css|js|svg|html)$/.test(file))
  await Promise.all(texts.map(compressBeside))
}

const exists = (folder: string): Promise<boolean> =>
  stat(folder).then(
    () => true,
    () => false,
  )

/** Built aside and moved into place whole, so that an interrupted first start leaves nothing half made. */
const buildOnce = async (folder: string): Promise<void> => {
  if (await exists(folder)) return
  const aside = `${folder}.${randomBytes(4).toString('hex')}`
  await mkdir(aside, { recursive: true })
  try {
    await build(aside)
    await rename(aside, folder)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    // Another start has put the same folder there meanwhile.
    if (!(await exists(folder))) throw error
  }
}

/** Styles, scripts and images, compiled at the first start into the data folder and found there by every later one. */
export const prepareAssets = async (dataFolder: string): Promise<Assets> => {
  const hash = await hashOf(await sources())
  const folder = path.join(dataFolder, 'assets', hash)
  await buildOnce(folder)
  const prefix = `/assets/${hash}/`
  const addresses = {
    css: `${prefix}candour.css`,
    start: `${prefix}start.js`,
    passkey: `${prefix}passkey.js`,
    icon: `${prefix}icon.svg`,
  }
  return { folder, prefix, addresses }
}
