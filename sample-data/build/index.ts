/** Makes the sample maps from the tables of foci beside this folder: `npm run build:samples`. Same tables, same bytes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { type AleMap, aleMap } from '#evidence/ale-map.ts'
import { MNI152_2MM, volumeOfMask } from '#evidence/grid.ts'
import { SAMPLE_IDS, SAMPLES, type SampleId } from '#evidence/samples.ts'
import type { StudyTable } from '#evidence/study.ts'
import { readStudyTable } from '#evidence/study-table.ts'
import { ALE_DESCRIP, ALE_LIMITS, ALE_METHOD, ALE_SENTENCE } from '#evidence/words.ts'
import { gzipSame, INTENT, writeNifti } from '#format/write-nifti.ts'
import { readBrainMask } from './read-mask.ts'

const mask = readBrainMask()

for (const id of SAMPLE_IDS) {
  const table = readStudyTable(JSON.parse(readFileSync(SAMPLES[id].tableUrl, 'utf8')))
  const map = aleMap(table.studies, { ...MNI152_2MM, mask })
  const file = writeNifti(volumeOfMask(map.z, mask, MNI152_2MM), {
    intent: INTENT.z,
    descrip: ALE_DESCRIP,
  })
  writeFileSync(SAMPLES[id].mapUrl, gzipSame(file))
  writeFileSync(SAMPLES[id].sidecarUrl, `${JSON.stringify(sidecar(id, table, map), null, 2)}\n`)
  const peak = peakOf(map)
  console.log(`${id}: ${map.studies} studies, ${map.foci} peaks, largest z ${peak.z.toFixed(2)}`)
}

/** What stands beside a map, in the style of BIDS side-cars. */
function sidecar(id: SampleId, table: StudyTable, map: AleMap): Record<string, unknown> {
  return {
    Name: SAMPLES[id].title,
    Description: ALE_SENTENCE,
    Contrast: table.contrast,
    StudiesLetIn: table.rule,
    StatisticType: 'z',
    OneSided: true,
    Method: ALE_METHOD,
    NumberOfStudies: map.studies,
    NumberOfFoci: map.foci,
    FociOutsideMask: map.fociOutsideMask,
    StudiesOfUnknownSampleSize: map.studiesOfUnknownN,
    SampleSizeAssumedWhereUnknown: map.fallbackN,
    LargestALE: round(map.ale.reduce((a, b) => Math.max(a, b), 0)),
    LargestZ: round(peakOf(map).z),
    Space: 'MNI152, 2 mm',
    Mask: 'atlases/colin27/brainmask_2mm.nii.gz',
    MaskVoxels: map.mask.length,
    Source: table.source,
    Sources: [`sample-data/${id}_foci.json`],
    License:
      'A picture made from an ODbL database: cite Neurosynth and NeuroQuery (sample-data/NOTICE).',
    Limits: [...ALE_LIMITS, ...table.limits],
  }
}

function peakOf(map: AleMap): { z: number } {
  return { z: map.z.reduce((a, b) => Math.max(a, b), 0) }
}

function round(value: number): number {
  return Number(value.toPrecision(6))
}
