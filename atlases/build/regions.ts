/**
 * Writes the regions of `regions.json` into the bundled cortex, after one was added or changed: npm run build:regions.
 * `npm run build:atlas` does the same at its end.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFields } from './with-fields.ts'

const folder = join(import.meta.dirname, '..', 'colin27')
const reportFile = join(folder, 'report.json')
const report = JSON.parse(readFileSync(reportFile, 'utf8'))
for (const name of ['cortex.ostk', 'cortex-10k.ostk']) {
  const file = await withFields(new Uint8Array(readFileSync(join(folder, name))))
  writeFileSync(join(folder, name), file)
  report.bytes[name] = file.length
  console.log(`${name}: ${file.length} bytes`)
}
writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`)
