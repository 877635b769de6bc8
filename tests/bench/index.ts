/**
 * `npm run bench`: runs every `*.bench.ts` here, one after the other, or those whose name contains an argument.
 * A bench exports `bench()`, which measures two or more ways in one run and prints their ratio; times of different
 * runs or machines are not comparable, so nothing here passes or fails by a time.
 */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type Bench = { readonly bench: () => Promise<void> | void }

const filters = process.argv.slice(2)
const files = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
  .sort()

if (files.length === 0) {
  console.error(filters.length > 0 ? `No bench matches ${filters.join(' ')}.` : 'No bench yet.')
  process.exitCode = 1
}

for (const file of files) {
  console.log(`\n== ${file.replace('.bench.ts', '')}`)
  try {
    const { bench } = (await import(`./${file}`)) as Bench
    await bench()
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  }
}
