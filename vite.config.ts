/** Builds the page in src/ into dist/: static files that work from any folder of any host. */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type IndexHtmlTransformContext, type Plugin } from 'vite'
import { assetFileNames } from './tests/house/asset-file-names.ts'
import { bareThree } from './tests/house/bare-three.ts'
import { licences } from './tests/house/licences.ts'
import { offline } from './tests/house/offline.ts'
import { oneFile } from './tests/house/one-file.ts'

const repository = fileURLToPath(new URL('.', import.meta.url))

/** Packages that the development server bundles before the first page asks for them. */
export const prebundled = [
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
  '@react-three/fiber',
  'comlink',
  'fflate',
  'nifti-reader-js',
  'react',
  'react-dom/client',
  'react/jsx-dev-runtime',
  'three',
  'valibot',
  'zustand',
  'zustand/vanilla',
]

/**
 * What the built page may load: its own files, and maps from https addresses that the user gives.
 * No inline script or style but those that the page's own head has, and no eval. `frame-ancestors` has no effect in a meta element, so that embedding stays possible.
 */
const contentSecurityPolicy = (html: string) =>
  [
    "default-src 'none'",
    // And the one script in the page's head, which sets the theme before the first paint.
    `script-src 'self'${hashesOf(html, 'script')}`,
    "worker-src 'self'",
    `style-src 'self'${hashesOf(html, 'style')}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self' https: blob: data:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/** `'sha256-…'` of what stands in the page itself, as the policy wants to know it. */
function hashesOf(html: string, tag: 'script' | 'style'): string {
  const inline = html.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))
  return [...inline]
    .map(([, text = '']) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join('')
}

/** Only in the build: the development server injects inline scripts. */
function contentSecurity(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy(html) },
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}

/**
 * The sheet stands behind the words that are seen first, so that these wait for nothing; what the program draws waits
 * for the sheet, because scripts do.
 */
function sheetLast(): Plugin {
  return {
    name: 'sheet-last',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const [sheet] = html.match(/<link rel="stylesheet"[^>]*>/) ?? []
        if (!sheet) throw new Error('the build has no style sheet to put last')
        return html.replace(sheet, '').replace('</body>', `  ${sheet}\n  </body>`)
      },
    },
  }
}

/** What draws the page: the first script asks for it once it runs itself. */
const drawsPage = /[\\/]shell[\\/]show-page\.tsx$/

/** Data that every first picture needs and the browser would find late, by the names that the build gives. */
const neededEarly = [
  {
    file: /^assets\/cortex-[\w-]{8}\.ostk$/,
    attrs: { rel: 'preload', as: 'fetch', media: '(min-width: 820.02px)' },
  },
  // The width at which src/app/main.tsx takes the smaller cortex.
  {
    file: /^assets\/cortex-10k-[\w-]{8}\.ostk$/,
    attrs: { rel: 'preload', as: 'fetch', media: '(max-width: 820px)' },
  },
] as const

/** What every visit needs comes in two files, each a whole; what rooms and windows need comes with these. */
const groups = [
  { name: 'start', test: /[\\/]src[\\/]app[\\/]main\.tsx$/, priority: 2 },
  { name: 'page', test: drawsPage, priority: 1 },
]

/** A worker, too, starts from one file; what is computed later comes later. */
const workerGroups = [{ name: 'worker', test: /[\\/]src[\\/]work[\\/]worker\.ts$/ }]

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>

/** The scripts that hold these modules or stand for them, and all that they can't run without. */
function filesWith(module: RegExp, bundle: Bundle): readonly string[] {
  const found = new Set<string>()
  const add = (path: string) => {
    const chunk = bundle[path]
    if (found.has(path) || chunk?.type !== 'chunk') return
    found.add(path)
    for (const needed of chunk.imports) add(needed)
  }
  for (const [path, chunk] of Object.entries(bundle)) {
    if (chunk.type !== 'chunk') continue
    if ([chunk.facadeModuleId ?? '', ...chunk.moduleIds].some((id) => module.test(id))) add(path)
  }
  return [...found]
}

/** Tells the browser with the first bytes of the page what else it will be asked for. */
function preloads(): Plugin {
  return {
    name: 'preloads',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const find = (file: RegExp) => {
          const path = Object.keys(bundle).find((name) => file.test(name))
          if (!path) throw new Error(`the build has no ${file} to preload`)
          return path
        }
        const code = filesWith(drawsPage, bundle).filter((path) => !html.includes(`./${path}`))
        if (code.length === 0) throw new Error(`the build has nothing of ${drawsPage} to preload`)
        const links = [
          ...code.map((path) => ({ rel: 'modulepreload', path })),
          ...neededEarly.map(({ file, attrs }) => ({ ...attrs, path: find(file) })),
        ]
        return links.map(({ path, ...attrs }) => ({
          tag: 'link',
          attrs: { ...attrs, crossorigin: true, href: `./${path}` },
          injectTo: 'head' as const,
        }))
      },
    },
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('src', import.meta.url)),
  publicDir: '../public',
  base: './',
  plugins: [
    react(),
    bareThree(),
    sheetLast(),
    contentSecurity(),
    preloads(),
    licences(repository),
    oneFile(repository),
    offline(),
  ],
  // Brains, labels and sample maps lie outside the root, in atlases/ and sample-data/.
  server: { fs: { allow: [repository] } },
  optimizeDeps: { include: prebundled },
  worker: {
    format: 'es',
    rolldownOptions: { output: { assetFileNames, codeSplitting: { groups: workerGroups } } },
  },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    // Data addresses would bloat the code, and the policy above keeps fonts and scripts from using them.
    assetsInlineLimit: 0,
    // Every browser with WebGL2 and module workers preloads modules itself.
    modulePreload: { polyfill: false },
    // One small sheet, known to the page from the start.
    cssCodeSplit: false,
    // three, React and the fiber between them: 0.9 MB, 0.25 MB packed.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: { assetFileNames, codeSplitting: { groups } } },
  },
})
