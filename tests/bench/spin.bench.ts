/** A thousand spins of two hemispheres of 40,000 vertices, alone and on two workers; and the same without the table of directions. */
import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { assetUrls } from '#atlas/assets.ts'
import { decodeInflated, loadCortex, unpackAsset } from '#atlas/decode.ts'
import { spinCorrelations } from '#comparison/spin.ts'
import { nearestOnSphere } from '#mesh/nearest-on-sphere.ts'
import { seededRandom } from '#statistic/random.ts'

const spins = 1000

/** Every vertex looked at for every vertex: what one spin would cost, from a few hundred of its vertices. */
function naiveSpinMs(unit: Float32Array): number {
  const some = 200
  const started = performance.now()
  let sum = 0
  for (let v = 0; v < some; v++) {
    let [best, most] = [0, -2]
    for (let u = 0; u < unit.length; u += 3) {
      const product =
        unit[u]! * unit[3 * v + 1]! + unit[u + 1]! * unit[3 * v]! + unit[u + 2]! * unit[3 * v + 2]!
      if (product > most) [best, most] = [u, product]
    }
    sum += best
  }
  const elapsed = performance.now() - started
  return sum < 0 ? 0 : (elapsed / some) * (unit.length / 3) * 2
}

export async function bench(): Promise<void> {
  const cortex = decodeInflated(
    await unpackAsset(readFileSync(assetUrls.inflated)),
    await loadCortex(readFileSync(assetUrls.cortex)),
  )
  const random = seededRandom(1)
  const map = () => ({
    left: cortex.left.sulcalDepth.length,
    right: cortex.right.sulcalDepth.length,
  })
  const drawn = () => {
    const { left, right } = map()
    return {
      left: Float64Array.from({ length: left }, () => random()),
      right: Float64Array.from({ length: right }, () => random()),
    }
  }
  const pair = { a: drawn(), b: drawn() }
  let started = performance.now()
  const spheres = {
    left: nearestOnSphere(cortex.left.surfaces.sphere!),
    right: nearestOnSphere(cortex.right.surfaces.sphere!),
  }
  const tableMs = performance.now() - started
  started = performance.now()
  spinCorrelations(pair, spheres, { seed: 1, from: 0, to: spins })
  const aloneMs = performance.now() - started
  started = performance.now()
  await Promise.all([half(pair, spheres, 0), half(pair, spheres, spins / 2)])
  const sharedMs = performance.now() - started
  const naiveMs = naiveSpinMs(spheres.left.unit) * spins
  const line = (words: string, ms: number) =>
    console.log(
      `${words.padEnd(34)} ${(ms / 1000).toFixed(1).padStart(9)} s ${(ms / sharedMs).toFixed(2).padStart(9)} x`,
    )
  line('table of directions, once', tableMs)
  line(`${spins} spins on two workers`, sharedMs)
  line(`${spins} spins on one core`, aloneMs)
  line(`${spins} spins, every vertex searched`, naiveMs)
}

/** Half of the spins in a worker of its own. */
function half(pair: unknown, spheres: unknown, from: number): Promise<void> {
  const code = `
    import { workerData, parentPort } from 'node:worker_threads'
    const { register } = await import(workerData.loader)
    register()
    const { spinCorrelations } = await import(workerData.module)
    spinCorrelations(workerData.pair, workerData.spheres, workerData.draws)
    parentPort.postMessage('done')`
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
      workerData: {
        // A worker has no loader of TypeScript of its own.
        loader: import.meta.resolve('tsx/esm/api'),
        module: new URL('../../src/comparison/spin.ts', import.meta.url).href,
        pair,
        spheres,
        draws: { seed: 1, from, to: from + spins / 2 },
      },
    })
    worker.once('message', () => void worker.terminate().then(() => resolve()))
    worker.once('error', reject)
  })
}
