/**
 * How often each null calls two unrelated smooth maps alike at p < .05: `npx tsx tests/calibration/nulls.ts [PAIRS] [DRAWS] [voxels] [sphere] [folded]`.
 * A test that holds its level says so in about 5 of 100 pairs. Seeded: the same numbers each time; they stand in README.md.
 */
import { readFileSync } from 'node:fs'
import { assetUrls } from '#atlas/assets.ts'
import { hemisphereIds, middleSurface } from '#atlas/cortex.ts'
import { loadCortex } from '#atlas/decode.ts'
import { maskOnGrid } from '#comparison/active-share.ts'
import { summariseNull } from '#comparison/null.ts'
import { pearsonOf } from '#comparison/pearson.ts'
import { spinCorrelations } from '#comparison/spin.ts'
import { standardNormal, surrogateCorrelations, surrogateMaker } from '#comparison/surrogate.ts'
import { vertexDomain } from '#comparison/surrogate-vertices.ts'
import { voxelDomain } from '#comparison/surrogate-voxels.ts'
import { maskFromVolume } from '#evidence/grid.ts'
import { openFile } from '#format/index.ts'
import { nearestOnSphere } from '#mesh/nearest-on-sphere.ts'
import { samplingRules } from '#sampling/index.ts'
import { affineFromRows } from '#space/affine.ts'
import { seededRandom } from '#statistic/random.ts'
import { logTUpperTail } from '#statistic/student-t.ts'
import type { Volume } from '#volume/volume.ts'

const [pairs = 200, draws = 99] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number)
/** Which maps: of voxels, of the sphere, and maps that are smooth in the volume as the folded cortex sees them. */
const kinds = ['voxels', 'sphere', 'folded'] as const
const named = kinds.filter((kind) => process.argv.includes(kind))
const asked = new Set(named.length > 0 ? named : (['voxels', 'sphere'] as const))
const grid = {
  shape: [31, 37, 31] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [6, 0, 0, -90],
    [0, 6, 0, -126],
    [0, 0, 6, -72],
  ]),
}

/** White noise under a Gaussian of this full width at half maximum, over the whole grid. */
function smoothNoise(stream: number, fwhmMm: number): Volume {
  const random = seededRandom(4711, stream)
  const [nx, ny, nz] = grid.shape
  let field = Float64Array.from({ length: nx * ny * nz }, () => standardNormal(random))
  const sigma = fwhmMm / 2.3548 / 6
  const reach = Math.ceil(3 * sigma)
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, d) =>
    Math.exp(-0.5 * ((d - reach) / sigma) ** 2),
  )
  for (const [stride, length] of [
    [1, nx],
    [nx, ny],
    [nx * ny, nz],
  ] as const) {
    const next = new Float64Array(field.length)
    for (let at = 0; at < field.length; at++) {
      const place = Math.floor(at / stride) % length
      for (let d = -reach; d <= reach; d++)
        if (place + d >= 0 && place + d < length)
          next[at]! += kernel[d + reach]! * field[at + d * stride]!
    }
    field = next
  }
  return { values: field, ...grid }
}

async function volumeOf(url: URL): Promise<Volume> {
  const opened = await openFile([{ name: url.pathname, blob: new Blob([readFileSync(url)]) }])
  if (opened.kind !== 'volume') throw new TypeError(`${url} is no volume`)
  return opened.volume
}

/** p of a correlation of `n` independent places: what a plain correlation test says. */
function naiveP(r: number, n: number): number {
  const t = Math.abs(r) * Math.sqrt((n - 2) / (1 - r * r))
  return Math.min(1, 2 * Math.exp(logTUpperTail(t, n - 2)))
}

type Tally = { [name: string]: number[] }
const tally: Tally = {}
const note = (name: string, p: number) => {
  tally[name] ??= []
  tally[name].push(p)
}

const brain = {
  ...grid,
  values: Float32Array.from(maskOnGrid(await volumeOf(assetUrls.brainMask), grid)),
}
const voxels = voxelDomain(grid, maskFromVolume(brain))
const cortex = await loadCortex(readFileSync(assetUrls.cortexSmall))
const sphereOf = (side: 'left' | 'right') => nearestOnSphere(cortex[side].surfaces.sphere!, 100)
const spheres = { left: sphereOf('left'), right: sphereOf('right') }
/**
 * Gaussian bumps of random height all over each sphere: as smooth everywhere on it, which is what turning it takes for
 * granted. `width` is their standard deviation in radians.
 */
function smoothOnSphere(stream: number, width: number) {
  const random = seededRandom(1213, stream)
  const of = (side: 'left' | 'right') => {
    const { unit } = spheres[side]
    const values = new Float64Array(unit.length / 3)
    for (let bump = 0; bump < 600; bump++) {
      const z = 2 * random() - 1
      const angle = 2 * Math.PI * random()
      const r = Math.sqrt(1 - z * z)
      const [x, y] = [r * Math.cos(angle), r * Math.sin(angle)]
      const height = standardNormal(random)
      const nearest = Math.cos(4 * width)
      for (let v = 0; v < values.length; v++) {
        const cosine = unit[3 * v]! * x + unit[3 * v + 1]! * y + unit[3 * v + 2]! * z
        if (cosine > nearest) values[v]! += height * Math.exp((cosine - 1) / (width * width))
      }
    }
    return values.map((value, v) => (cortex[side].medialWall[v] ? Number.NaN : value))
  }
  return { left: of('left'), right: of('right') }
}

const onSurface = (volume: Volume) => {
  const of = (side: 'left' | 'right') => {
    const surface = { middle: middleSurface(cortex[side]) }
    const { values } = samplingRules.trilinear.sample(volume, surface)
    return Float64Array.from(values, (value, v) =>
      cortex[side].medialWall[v] ? Number.NaN : value,
    )
  }
  return { left: of('left'), right: of('right') }
}
const vertices = vertexDomain(spheres, (side, v) => !cortex[side].medialWall[v])

type OnCortex = ReturnType<typeof onSurface>

function onTheSphere(
  where: string,
  a: OnCortex,
  b: OnCortex,
  options: { readonly seed: number; readonly from: number; readonly to: number },
): void {
  const flat = (map: OnCortex) =>
    Float64Array.from([...map.left, ...map.right].filter((v) => !Number.isNaN(v)))
  const r = pearsonOf(flat(a), flat(b))!
  note(`${where}, plain correlation`, naiveP(r, flat(a).length))
  note(`${where}, spin`, summariseNull(r, spinCorrelations({ a, b }, spheres, options).pearson)!.p)
  const places = (map: OnCortex) =>
    Float64Array.from(
      hemisphereIds.flatMap((side) => Array.from(vertices.vertices[side], (v) => map[side][v]!)),
    )
  const [pa, pb] = [places(a), places(b)]
  const drawn = surrogateCorrelations(surrogateMaker(pa, vertices, options.seed), pb, options)
  note(`${where}, variogram-matched`, summariseNull(pearsonOf(pa, pb)!, drawn.pearson)!.p)
}

for (let pair = 0; pair < pairs; pair++) {
  const widths = seededRandom(815, pair)
  const [a, b] = [0, 1].map((n) => smoothNoise(2 * pair + n, 12 + 12 * widths())) as [
    Volume,
    Volume,
  ]
  const options = { seed: pair + 1, from: 0, to: draws }

  if (asked.has('voxels')) {
    const at = (map: Volume) => Float64Array.from(voxels.voxels, (voxel) => map.values[voxel]!)
    const [va, vb] = [at(a), at(b)]
    const r = pearsonOf(va, vb)!
    note('voxels, plain correlation', naiveP(r, va.length))
    const inVolume = surrogateCorrelations(surrogateMaker(va, voxels, options.seed), vb, options)
    note('voxels, variogram-matched', summariseNull(r, inVolume.pearson)!.p)
  }
  const width = () => 0.12 + 0.1 * widths()
  const [widthA, widthB] = [width(), width()]
  if (asked.has('sphere'))
    onTheSphere(
      'sphere',
      smoothOnSphere(2 * pair, widthA),
      smoothOnSphere(2 * pair + 1, widthB),
      options,
    )
  if (asked.has('folded')) onTheSphere('folded cortex', onSurface(a), onSurface(b), options)
  if ((pair + 1) % 20 === 0 || pair + 1 === pairs) {
    console.log(`${pair + 1} pairs`)
    for (const [name, p] of Object.entries(tally)) {
      const share = (level: number) =>
        (p.filter((value) => value < level).length / p.length).toFixed(3)
      console.log(`  ${name.padEnd(34)} p < .05: ${share(0.05)}   p < .01: ${share(0.01)}`)
    }
  }
}
