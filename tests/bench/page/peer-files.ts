/** The folder from which the floor and the peer are served: their pages, the app's own meshes and maps, and NiiVue. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { transformWithOxc } from 'vite'
import { assetUrls } from '#atlas/assets.ts'
import { type Cortex, type HemisphereId, hemisphereIds, middleSurface } from '#atlas/cortex.ts'
import { decodeInflated, loadCortex, unpackAsset } from '#atlas/decode.ts'
import { samples } from '#evidence/samples.ts'
import { poseOf } from '#view/change-view.ts'
import { closedBrain } from '#view/layout.ts'
import { firstView } from '#view/spec.ts'
import { cache } from '../../house/repository.mjs'

export type PeerFiles = {
  readonly folder: string
  readonly cortex: Cortex
  /** Lowest and highest point of what the floor draws, mm. */
  readonly extent: readonly [number, number]
  /** Where NiiVue's own code is, to know how much it ships. */
  readonly peerScript: string
}

const here = fileURLToPath(new URL('.', import.meta.url))

const page = (title: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<link rel="icon" href="data:,"><style>body { margin: 0 }</style></head>
<body>${body}<script type="module" src="./${title}.js"></script></body></html>
`

async function script(name: string): Promise<string> {
  const source = join(here, `${name}.ts`)
  return (await transformWithOxc(readFileSync(source, 'utf8'), source)).code
}

/** NiiVue in one minified module, which its package ships as an escaped string. */
async function niivueScript(): Promise<string> {
  // @ts-expect-error Comes without types.
  const { esm } = (await import('@niivue/niivue/min')) as { readonly esm: string }
  return decodeURIComponent(esm)
}

const bytesOf = (array: Float32Array | Uint32Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

const packed = (parts: readonly (Float32Array | Uint32Array)[]) =>
  gzipSync(Buffer.concat(parts.map(bytesOf)))

/** NiiVue's own format: 16 bytes of header, faces, positions. */
function mz3(positions: Float32Array, faces: Uint32Array): Uint8Array {
  const hasFacesAndVertices = 3
  const header = new Uint32Array([
    0x5a4d | (hasFacesAndVertices << 16),
    faces.length / 3,
    positions.length / 3,
    0,
  ])
  return packed([header, faces, positions])
}

/** The surface that the app opens with, one hemisphere above the other as there. */
function drawnPositions(cortex: Cortex, side: HemisphereId): Float32Array {
  const { pial, inflated } = cortex[side].surfaces
  const { liftMm, inflation } = poseOf(firstView) ?? closedBrain
  const lift = side === 'left' ? liftMm : 0
  const drawn = inflation > 0 ? (inflated ?? pial) : pial
  return drawn.map((value, n) => (n % 3 === 2 ? value + lift : value))
}

export async function writePeerFiles(): Promise<PeerFiles> {
  const folder = join(cache, 'bench-page')
  mkdirSync(folder, { recursive: true })
  const read = async (url: URL) => await unpackAsset(new Uint8Array(readFileSync(url)))
  const cortex = decodeInflated(
    await read(assetUrls.inflated),
    await loadCortex(await read(assetUrls.cortex)),
  )
  const heights: number[] = []
  for (const side of hemisphereIds) {
    const { faces, surfaces } = cortex[side]
    const drawn = drawnPositions(cortex, side)
    for (let at = 2; at < drawn.length; at += 3) heights.push(drawn[at]!)
    const counts = new Uint32Array([drawn.length / 3, faces.length])
    const { positionsWorld: middle } = middleSurface(cortex[side])
    writeFileSync(join(folder, `${side}.bin.gz`), packed([counts, drawn, middle, faces]))
    writeFileSync(join(folder, `${side}.mz3`), mz3(surfaces.pial, faces))
  }
  const maps = { a: samples['social-exclusion'], b: samples['physical-pain'] }
  for (const [name, { mapUrl }] of Object.entries(maps))
    copyFileSync(mapUrl, join(folder, `${name}.nii.gz`))
  const peerScript = join(folder, 'niivue.js')
  writeFileSync(peerScript, await niivueScript())
  for (const name of ['floor', 'peer'])
    writeFileSync(join(folder, `${name}.js`), await script(name))
  writeFileSync(join(folder, 'floor.html'), page('floor', '<canvas></canvas>'))
  writeFileSync(join(folder, 'peer.html'), page('peer', ''))
  const extent = heights.reduce<[number, number]>(
    ([low, high], z) => [Math.min(low, z), Math.max(high, z)],
    [Infinity, -Infinity],
  )
  return { folder, cortex, extent, peerScript }
}
