/**
 * Builds every bundled file of `atlases/colin27` from the volumes of Debian's package `mricron-data`:
 * npm run build:atlas -- --templates DIR [--out DIR] [--without-aal]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { decodeCortex, decodeInflated, unpackAsset } from '#atlas/decode.ts'
import { labelId } from '#atlas/label-name.ts'
import { blur } from './blur.ts'
import { brainMask } from './brain-mask.ts'
import { coarser } from './coarser.ts'
import { cortexAsset, inflatedAsset, wholeAsset } from './cortex-assets.ts'
import { deepMeshes, deepParts } from './deep-meshes.ts'
import { greyMask } from './grey-mask.ts'
import { resampleLinear } from './grid.ts'
import { hemisphere, type Sources } from './hemisphere.ts'
import { reportDetails, reportHemisphere } from './report.ts'
import { t1Slices } from './t1-slices.ts'
import { checkTemplates, readTemplate, TemplateError, templateFiles } from './templates.ts'
import { hemisphereOf, whiteFills } from './white-mask.ts'
import { freeOfAal, withoutAalLabels } from './without-aal.ts'
import { writeContainer } from './write-container.ts'
import { niftiGz } from './write-nifti.ts'

const vertices = 40_000
const fewVertices = 10_000

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      templates: { type: 'string' },
      out: { type: 'string', default: join(import.meta.dirname, '..', 'colin27') },
      'without-aal': { type: 'boolean', default: false },
    },
  })
  const folder = values.templates ?? ''
  checkTemplates(folder)
  mkdirSync(values.out, { recursive: true })
  const bytes: { [name: string]: number } = {}
  const write = (name: string, content: Uint8Array): Uint8Array => {
    writeFileSync(join(values.out, name), content)
    bytes[name] = content.length
    console.log(`${name}: ${content.length} bytes`)
    return content
  }
  const writeJson = (name: string, content: unknown) => {
    const text = `${JSON.stringify(content, null, 2)}\n`
    writeFileSync(join(values.out, name), text)
    console.log(text)
  }

  const sources = readSources(folder)
  const labelled = (['left', 'right'] as const).map((side) =>
    hemisphere(sources, side, vertices, (line) => {
      console.log(line)
    }),
  )
  const withAal = !values['without-aal']
  const halves = withAal ? labelled : labelled.map(withoutAalLabels)
  const first = write('cortex.ostk', cortexAsset(halves))
  const second = write('inflated.ostk', inflatedAsset(halves))
  const small = write(
    'cortex-10k.ostk',
    wholeAsset(halves.map((half) => coarser(half, fewVertices))),
  )
  const parts = deepParts.filter(({ region }) => withAal || freeOfAal(region))
  write('deep.ostk', writeContainer('deep', deepMeshes(parts, sources.aal)))
  const brain = readTemplate(folder, templateFiles.brainOneMm)
  const mask = brainMask(brain)
  write('brainmask_2mm.nii.gz', niftiGz(mask, 'Brain mask of Colin27, 2 mm'))
  const grey = greyMask(sources.brainHalfMm, mask)
  const greyWords = 'Grey matter of Colin27, 2 mm: half of the voxel or more'
  write('greymask_2mm.nii.gz', niftiGz(grey, greyWords))
  write('t1_1mm.nii.gz', niftiGz(t1Slices(brain), 'Colin27 T1, Holmes et al. 1998'))

  const cortex = decodeInflated(await unpackAsset(second), decodeCortex(await unpackAsset(first)))
  const cortexSmall = decodeCortex(await unpackAsset(small))
  const { brainHalfMm } = sources
  const aalName = (label: number) => labelId('aal', label)
  writeJson('report.json', {
    left: reportHemisphere(cortex, 'left', brainHalfMm, aalName),
    right: reportHemisphere(cortex, 'right', brainHalfMm, aalName),
    bytes,
  })
  writeJson('report-details.json', {
    left: reportDetails(cortex, 'left', brainHalfMm),
    right: reportDetails(cortex, 'right', brainHalfMm),
    small: {
      left: reportHemisphere(cortexSmall, 'left', brainHalfMm, aalName),
      right: reportHemisphere(cortexSmall, 'right', brainHalfMm, aalName),
    },
  })
}

function readSources(folder: string): Sources {
  const aal = readTemplate(folder, templateFiles.aal)
  const brainHalfMm = blur(readTemplate(folder, templateFiles.brainHalfMm), 0.6)
  const brainOneMm = resampleLinear(brainHalfMm, aal.grid)
  return {
    aal,
    brainHalfMm,
    brainOneMm,
    aicha: readTemplate(folder, templateFiles.aicha),
    hemispheres: hemisphereOf(aal),
    fills: whiteFills(brainOneMm, aal),
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof TemplateError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
