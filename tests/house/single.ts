/**
 * `npm run build:single`: the whole page, with the sample maps and lessons, as one HTML file that opens from a disk.
 * Scripts, styles, brains and maps stand in the file; workers start from blobs.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onePage } from '#app/one-file/one-page.ts'
import { bytesToBase64 } from '#format/base64.ts'
import { buildProgram } from './one-file.ts'
import { repository } from './repository.mjs'

const { assets, ...program } = await buildProgram(repository)
const html = onePage({
  ...program,
  assets: assets.map(({ name, bytes }) => ({ name, base64: bytesToBase64(bytes) })),
  session: null,
})
const folder = join(repository, 'dist-single')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'ostrakon.html'), html)
console.log(`dist-single/ostrakon.html: ${(html.length / 1e6).toFixed(1)} MB`)
