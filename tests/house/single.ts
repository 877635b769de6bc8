/**
 * `npm run build:single`: the whole page, with the sample maps and lessons, as one HTML file that opens from a disk.
 * Scripts, styles, brains and maps stand in the file; workers start from blobs.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { repository } from './repository.mjs'

const workerCall =
  /new Worker\(new URL\('(\.\/[\w-]+\.ts)', import\.meta\.url\), \{ type: 'module' \}\)/g

/** A worker's own file cannot be fetched from a disk: its code comes as text and starts from a blob. */
function inlineWorkers(): Plugin {
  return {
    name: 'inline-workers',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.ts') || !workerCall.test(code)) return null
      workerCall.lastIndex = 0
      const imports: string[] = []
      const changed = code.replace(workerCall, (_call, path: string) => {
        const name = `InlineWorker${imports.length}`
        imports.push(`import ${name} from '${path}?worker&inline'`)
        return `new ${name}()`
      })
      return { code: `${imports.join('\n')}\n${changed}`, map: null }
    },
  }
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** No script but the page's own, named by its hash; nothing from anywhere but https maps that the user asks for. */
function policyOf(scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')} blob:`,
    'worker-src blob: data:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'connect-src https: blob: data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

const result = await build({
  configFile: false,
  root: join(repository, 'src'),
  publicDir: false,
  base: './',
  logLevel: 'warn',
  plugins: [inlineWorkers(), react()],
  worker: {
    format: 'iife',
    plugins: () => [inlineWorkers()],
    rolldownOptions: { output: { codeSplitting: false } },
  },
  build: {
    write: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1e6,
    rolldownOptions: { output: { codeSplitting: false } },
  },
})

if (!('output' in result)) throw new Error('one build, one result')
const { output } = result
const scripts = output.flatMap((one) => (one.type === 'chunk' ? [one] : []))
const [script, ...more] = scripts
if (!script || more.length > 0)
  throw new Error(`one script was expected, not ${scripts.map(({ fileName }) => fileName)}`)
const styles = output.flatMap((one) =>
  one.type === 'asset' && one.fileName.endsWith('.css') ? [String(one.source)] : [],
)
const left = output.filter((one) => one.type === 'asset' && !/\.(css|html)$/.test(one.fileName))
if (left.length > 0)
  throw new Error(`left out of the file: ${left.map(({ fileName }) => fileName)}`)

const icon = readFileSync(join(repository, 'public', 'icon.svg')).toString('base64')
const iconUrl = `data:image/svg+xml;base64,${icon}`
/** An end tag within the script would end it. */
const code = script.code.replaceAll('</script', '<\\/script').replaceAll('./icon.svg', iconUrl)
const css = styles.join('\n').replaceAll('</style', '<\\/style')
const page = readFileSync(join(repository, 'src', 'index.html'), 'utf8')
  .replace('href="./icon.svg"', () => `href="${iconUrl}"`)
  .replace(/<script type="module"[^>]*><\/script>/, () => `<script type="module">${code}</script>`)
const inline = [...page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text)
const html = page.replace(
  '<meta charset="utf-8" />',
  (tag) =>
    `${tag}\n    <meta http-equiv="Content-Security-Policy" content="${policyOf(inline)}" />\n    <style>${css}</style>`,
)

const folder = join(repository, 'dist-single')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'ostrakon.html'), html)
console.log(`dist-single/ostrakon.html: ${(html.length / 1e6).toFixed(1)} MB`)
