/** Writes the bundled cortex as GIFTI files for other programs: npm run export:gifti -- --out DIR */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { assetUrls } from '#atlas/assets.ts'
import { type AtlasId, type Hemisphere, hemisphereIds, middleSurface } from '#atlas/cortex.ts'
import { decodeCortex, decodeInflated, unpackAsset } from '#atlas/decode.ts'
import { labelId } from '#atlas/label-name.ts'
import { corticalRegionIds, regions, regionVertices } from '#atlas/regions.ts'
import { type GiftiLabel, labelGifti, shapeGifti, surfaceGifti } from './gifti.ts'

const none: GiftiLabel = { key: 0, name: '???', colour: '#000000' }

const { values: options } = parseArgs({ options: { out: { type: 'string' } } })
if (options.out === undefined) {
  console.error('Name a folder: npm run export:gifti -- --out DIR')
  process.exit(1)
}
const folder = options.out
mkdirSync(folder, { recursive: true })

const read = async (url: URL) => unpackAsset(new Uint8Array(readFileSync(url)))
const cortex = decodeInflated(
  await read(assetUrls.inflated),
  decodeCortex(await read(assetUrls.cortex)),
)

for (const side of hemisphereIds) {
  const half = cortex[side]
  const prefix = `Colin27.${side === 'left' ? 'L' : 'R'}`
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, `${prefix}.${name}.gii`), text)
    console.log(`${prefix}.${name}.gii`)
  }
  const { white, pial, inflated, veryInflated, sphere } = half.surfaces
  const middle = middleSurface(half).positionsWorld
  write('white.surf', surfaceGifti(white, half.faces, side, 'Anatomical', 'GrayWhite'))
  write('pial.surf', surfaceGifti(pial, half.faces, side, 'Anatomical', 'Pial'))
  write('midthickness.surf', surfaceGifti(middle, half.faces, side, 'Anatomical', 'MidThickness'))
  if (inflated) write('inflated.surf', surfaceGifti(inflated, half.faces, side, 'Inflated', null))
  if (veryInflated)
    write('very_inflated.surf', surfaceGifti(veryInflated, half.faces, side, 'VeryInflated', null))
  if (sphere) write('sphere.surf', surfaceGifti(sphere, half.faces, side, 'Spherical', null))
  write('sulc.shape', shapeGifti([{ name: 'sulcal depth (mm)', values: half.sulcalDepth }], side))
  write(
    'curvature.shape',
    shapeGifti([{ name: 'mean curvature (1/mm)', values: half.curvature }], side),
  )
  write('aal.label', atlasLabels(half, 'aal'))
  write('aicha.label', atlasLabels(half, 'aicha'))
  write('medialwall.label', medialWallLabels(half))
  for (const id of corticalRegionIds) {
    const keys = regionVertices(cortex, id, side)
    if (keys.includes(1))
      write(`region.${id}.label`, labelGifti(regions[id].name, keys, [none, regionLabel(id)], side))
  }
}

function regionLabel(id: (typeof corticalRegionIds)[number]): GiftiLabel {
  return { key: 1, name: regions[id].shortName, colour: regions[id].colour }
}

function medialWallLabels({ id, medialWall }: Hemisphere): string {
  return labelGifti(
    'medial wall',
    medialWall,
    [none, { key: 1, name: 'medial wall', colour: '#808080' }],
    id,
  )
}

function atlasLabels({ id, labels }: Hemisphere, atlas: AtlasId): string {
  const keys = [...new Set(labels[atlas])].filter((key) => key > 0).sort((a, b) => a - b)
  const table = keys.map((key) => ({ key, name: labelId(atlas, key), colour: hue(key) }))
  return labelGifti(atlas.toUpperCase(), labels[atlas], [none, ...table], id)
}

/** A colour of its own for every label: hues in steps of the golden angle. */
function hue(key: number): string {
  const angle = ((key * 137.508) % 360) / 60
  const channel = (shift: number) => {
    const t = (angle + shift) % 6
    const value = t < 1 ? t : t < 3 ? 1 : t < 4 ? 4 - t : 0
    return Math.round(70 + 170 * value)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(2)}${channel(0)}${channel(4)}`
}
