/** `npm run fuzz [-- --seconds 60 --seed 1]`: opens damaged files for as long and prints what became of them. */
import { parseArgs } from 'node:util'
import { fuzz } from './fuzz-files.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
})
const seconds = Number(values.seconds)
const started = performance.now()
const figures = await fuzz(
  Number(values.seed),
  () => performance.now() - started > seconds * 1000,
  () => performance.now(),
)
const { faults, ...rest } = figures
const peak = Math.round((process.resourceUsage().maxRSS * 1024) / 2 ** 20)
console.log(JSON.stringify({ ...rest, processPeakMegabytes: peak, faults: faults.length }, null, 2))
for (const fault of faults.slice(0, 20)) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
