/**
 * Builds every bundled file of `atlases/colin27` from the volumes of Debian's package `mricron-data`:
 * npm run build:atlas -- --templates DIR
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { blur } from './blur.ts'
import { brainMask } from './brain-mask.ts'
import { cortexAsset, inflatedAsset } from './cortex-assets.ts'
import { resampleLinear } from './grid.ts'
import { hemisphere, type Sources } from './hemisphere.ts'
import { checkTemplates, readTemplate, templateFiles } from './templates.ts'
import { hemisphereOf, whiteFills } from './white-mask.ts'
import { niftiGz } from './write-nifti.ts'

const vertices = 40_000

function main(): void {
  const { values } = parseArgs({
    options: {
      templates: { type: 'string' },
      out: { type: 'string', default: join(import.meta.dirname, '..', 'colin27') },
    },
  })
  const folder = values.templates ?? ''
  checkTemplates(folder)
  mkdirSync(values.out, { recursive: true })
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(values.out, name), bytes)
    console.log(`${name}: ${bytes.length} bytes`)
  }
  const sources = readSources(folder)
  const halves = (['left', 'right'] as const).map((side) =>
    hemisphere(sources, side, vertices, (line) => {
      console.log(line)
    }),
  )
  write('cortex.ostk', cortexAsset(halves))
  write('inflated.ostk', inflatedAsset(halves))
  const brain = readTemplate(folder, templateFiles.brainOneMm)
  write('brainmask_2mm.nii.gz', niftiGz(brainMask(brain), 'Brain mask of Colin27, 2 mm'))
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

main()
