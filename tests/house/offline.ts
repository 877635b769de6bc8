/** `sw.js` and `manifest.webmanifest`: the built page as something that can be installed and used without a network. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const source = new URL('../../src/app/offline/service-worker.js', import.meta.url)

const manifest = {
  name: 'Ostrakon: two brain maps side by side',
  short_name: 'Ostrakon',
  description: 'Compare two brain maps and teach with them: social exclusion and physical pain.',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#101318',
  theme_color: '#101318',
  icons: [{ src: './icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
}

/**
 * @param files paths of the build, from its folder
 * @param content what the version's name is made of
 */
export function serviceWorker(files: readonly string[], content: string): string {
  const version = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const list = JSON.stringify(['./', ...files.map((file) => `./${file}`)])
  return readFileSync(source, 'utf8').replace('__VERSION__', version).replace('__FILES__', list)
}

/** The full cortex is for large windows and the small one for phones: both are kept, since a window may grow. */
const isKept = (file: string) => file !== 'index.html' && !file.endsWith('.map')

export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' },
    ],
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        this.emitFile({
          type: 'asset',
          fileName: 'manifest.webmanifest',
          source: JSON.stringify(manifest),
        })
        const files = [
          ...Object.keys(bundle).filter(isKept),
          'icon.svg',
          'manifest.webmanifest',
        ].sort()
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          // Names of files hold their content, and the page holds their names.
          source: serviceWorker(files, files.join('\n')),
        })
      },
    },
  }
}
