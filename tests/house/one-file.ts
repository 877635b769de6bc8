/** The program as one script and one sheet, for pages of one file; and `one-file.json`, from which the page itself makes such files. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { ASSET_CALL, type OnePageParts } from '#app/one-file/one-page.ts'
import { assetFileNames } from './asset-file-names.ts'
import { bareThree } from './bare-three.ts'

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

/** Where its time goes is of interest to nobody who builds the page. */
const checks = { pluginTimings: false }

type Program = Pick<OnePageParts, 'page' | 'script' | 'style' | 'icon'> & {
  /** Brains and maps under the names that the script asks for. */
  readonly assets: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

export async function buildProgram(repository: string): Promise<Program> {
  const result = await build({
    configFile: false,
    root: join(repository, 'src'),
    publicDir: false,
    base: './',
    logLevel: 'warn',
    plugins: [inlineWorkers(), react(), bareThree()],
    worker: {
      format: 'iife',
      plugins: () => [inlineWorkers()],
      rolldownOptions: { output: { codeSplitting: false }, checks },
    },
    experimental: {
      // Brains and maps stand beside the script, and it asks for them by name.
      renderBuiltUrl: (name, { type, hostType }) =>
        type === 'asset' && hostType === 'js'
          ? { runtime: `${ASSET_CALL}(${JSON.stringify(name)})` }
          : undefined,
    },
    build: {
      write: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      cssCodeSplit: false,
      chunkSizeWarningLimit: 1e6,
      rolldownOptions: { output: { codeSplitting: false, assetFileNames }, checks },
    },
  })
  if (!('output' in result)) throw new Error('one build, one result')
  const { output } = result
  const scripts = output.flatMap((one) => (one.type === 'chunk' ? [one] : []))
  const [script, ...more] = scripts
  if (!script || more.length > 0)
    throw new Error(`one script was expected, not ${scripts.map(({ fileName }) => fileName)}`)
  const files = output.flatMap((one) => (one.type === 'asset' ? [one] : []))
  return {
    page: readFileSync(join(repository, 'src', 'index.html'), 'utf8'),
    script: script.code,
    style: files
      .filter(({ fileName }) => fileName.endsWith('.css'))
      .map(({ source }) => String(source))
      .join('\n'),
    icon: readFileSync(join(repository, 'public', 'icon.svg'), 'utf8'),
    assets: files
      .filter(({ fileName }) => !/\.(css|html)$/.test(fileName))
      .map(({ fileName, source }) => ({ name: fileName, bytes: Buffer.from(source) })),
  }
}

/** Beside the page lies what it makes one file of itself from: all but brains and maps, which it has already. */
export function oneFile(repository: string): Plugin {
  return {
    name: 'one-file',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const { assets, ...program } = await buildProgram(repository)
      const names = assets.map(({ name }) => name)
      const missing = names.filter((name) => !(name in bundle))
      if (missing.length > 0) throw new Error(`the build has no ${missing} for pages of one file`)
      const source = JSON.stringify({ ...program, assets: names })
      this.emitFile({ type: 'asset', fileName: 'one-file.json', source })
    },
  }
}
