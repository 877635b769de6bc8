/**
 * Builds every bundled file of `atlases/colin27` from the volumes of Debian's package `mricron-data`:
 * npm run build:atlas -- --templates DIR [--out DIR] [--without-aal]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { decodeCortex, decodeInflated, unpackAsset } from '#atlas/decode.ts'
import { labelId } from '#atlas/label-name.ts'
import { apart } from './anatomy.ts'
import { brainMask } from './brain-mask.ts'
import { cortexAsset, inflatedAsset, wholeAsset } from './cortex-assets.ts'
import { deepMeshes, deepParts } from './deep-meshes.ts'
import { greyMask } from './grey-mask.ts'
import type { BuiltHemisphere } from './hemisphere.ts'
import { reportDetails, reportHemisphere } from './report.ts'
import { inOwnProcess } from './side-process.ts'
import type { SideTasks } from './side-work.ts'
import { keptApart } from './sides-apart.ts'
import { sliceMask } from './slice-mask.ts'
import { readSources } from './sources.ts'
import { t1Slices } from './t1-slices.ts'
import { checkTemplates, readTemplate, TemplateError, templateFiles } from './templates.ts'
import { withFields } from './with-fields.ts'
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

  const alone = Promise.all([
    inOwnProcess({ task: 'anatomy', folder, side: 'left', vertices }),
    inOwnProcess({ task: 'anatomy', folder, side: 'right', vertices }),
  ])
  const sources = readSources(folder)
  const sides = apart(sources, await alone)
  const built = await Promise.all([
    inOwnProcess({ task: 'rest', folder, side: 'left', anatomy: sides[0], fewVertices }),
    inOwnProcess({ task: 'rest', folder, side: 'right', anatomy: sides[1], fewVertices }),
  ])
  const withAal = !values['without-aal']
  const asWanted = (half: BuiltHemisphere) => (withAal ? half : withoutAalLabels(half))
  const halves = built.map(({ full }) => asWanted(full))
  const first = write('cortex.ostk', await withFields(cortexAsset(halves)))
  const second = write('inflated.ostk', inflatedAsset(halves))
  const fewer = wholeAsset(smallApart(built).map(asWanted))
  const small = write('cortex-10k.ostk', await withFields(fewer))
  const parts = deepParts.filter(({ region }) => withAal || freeOfAal(region))
  write('deep.ostk', writeContainer('deep', deepMeshes(parts, sources.aal)))
  const brain = readTemplate(folder, templateFiles.brainOneMm)
  const mask = brainMask(brain)
  write('brainmask_2mm.nii.gz', niftiGz(mask, 'Brain mask of Colin27, 2 mm'))
  const grey = greyMask(sources.brainHalfMm, mask)
  const greyWords = 'Grey matter of Colin27, 2 mm: half of the voxel or more'
  write('greymask_2mm.nii.gz', niftiGz(grey, greyWords))
  const head = readTemplate(folder, templateFiles.headOneMm)
  const t1 = t1Slices(head, sliceMask(sources.brainHalfMm, head.grid))
  write('t1_1mm.nii.gz', niftiGz(t1, 'Colin27 T1, Holmes et al. 1998'))

  const cortex = decodeInflated(await unpackAsset(second), decodeCortex(await unpackAsset(first)))
  const cortexSmall = decodeCortex(await unpackAsset(small))
  const { brainHalfMm } = sources
  const aalName = (label: number) => labelId('aal', label)
  writeJson('report.json', {
    left: reportHemisphere(cortex, 'left', sources, aalName),
    right: reportHemisphere(cortex, 'right', sources, aalName),
    small: {
      left: reportHemisphere(cortexSmall, 'left', sources, aalName),
      right: reportHemisphere(cortexSmall, 'right', sources, aalName),
    },
    bytes,
  })
  writeJson('report-details.json', {
    left: reportDetails(cortex, 'left', brainHalfMm),
    right: reportDetails(cortex, 'right', brainHalfMm),
  })
}

/** What fewer vertices made cross at the midline, drawn back again. */
function smallApart([left, right]: SideTasks['rest']['gives'][]): BuiltHemisphere[] {
  const halves = [left!.small, right!.small] as const
  const kept = keptApart([nested(halves[0]), nested(halves[1])])
  return halves.map((half, n) => ({ ...half, surfaces: { ...half.surfaces, ...kept[n] } }))
}

const nested = ({ faces, surfaces }: BuiltHemisphere) => ({ faces, ...surfaces })

try {
  await main()
} catch (error) {
  if (!(error instanceof TemplateError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
