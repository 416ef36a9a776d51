import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** A script or style that stands in the page itself, by its hash: nothing else runs, and nothing is fetched. */
const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What would end the element around it. Neither our script nor our style has it; a library's text might. */
const inlined = (text: string, tag: string): string => {
  if (text.toLowerCase().includes(`</${tag}`)) throw new Error(`The verifier page's ${tag} would end too early`)
  return text
}

/**
 * The verifier as one HTML file, with script and style inside and no address of anything else.
 *
 * @param checkout the folder in which `verifier/page` stands
 */
export const buildVerifierPage = async (checkout: string): Promise<string> => {
  const folder = path.join(checkout, 'verifier/page')
  // Loaded only when the page must be made: it is a program of its own that takes a moment to start.
  const { build } = await import('esbuild')
  const minified = async (entry: string): Promise<string> => {
    const { outputFiles } = await build({
      entryPoints: [path.join(folder, entry)],
      ...{
        bundle: true,
        minify: true,
        write: false,
        format: 'iife',
        target: 'es2022',
        charset: 'utf8',
        logLevel: 'silent',
      },
    })
    return outputFiles[0]?.text.trim() ?? ''
  }
  const script = inlined(await minified('main.ts'), 'script')
  const style = inlined(await minified('style.css'), 'style')
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const template = await readFile(path.join(folder, 'page.html'), 'utf8')
  // Functions, because a text as replacement would have its $ signs read.
  return template
    .replace('{{policy}}', () => policy)
    .replace('{{style}}', () => style)
    .replace('{{script}}', () => script)
}
