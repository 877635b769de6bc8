/** Makes the sample maps from the tables of foci beside this folder: `npm run build:samples`. Same tables, same bytes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { aleOfPrepared, prepareStudies } from '#evidence/ale-map.ts'
import { MNI152_2MM, volumeOfMask } from '#evidence/grid.ts'
import { monteCarloNull } from '#evidence/monte-carlo-null.ts'
import { runAll } from '#evidence/run-steps.ts'
import { sampleIds, samples } from '#evidence/samples.ts'
import { readStudyTable } from '#evidence/study-table.ts'
import { thresholdClusterFwe } from '#evidence/threshold-map.ts'
import { ALE_DESCRIP, CLUSTER_DESCRIP } from '#evidence/words.ts'
import { gzipSame, INTENT, writeNifti } from '#format/write-nifti.ts'
import { readBrainMask } from './read-mask.ts'
import { aleSidecar, clusterSidecar } from './sidecar.ts'

/** Any number will do; fixed before the first run. */
const SEED = 20031010
const PERMUTATIONS = 5000
const ALPHA = 0.05

const mask = readBrainMask()

function writeMap(at: URL, z: Float64Array, descrip: string): void {
  const file = writeNifti(volumeOfMask(z, mask, MNI152_2MM), { intent: INTENT.z, descrip })
  writeFileSync(at, gzipSame(file))
}

function writeJson(at: URL, value: unknown): void {
  writeFileSync(at, `${JSON.stringify(value, null, 2)}\n`)
}

for (const id of sampleIds) {
  const sample = samples[id]
  const table = readStudyTable(JSON.parse(readFileSync(sample.tableUrl, 'utf8')))
  const prepared = prepareStudies(table.studies, { ...MNI152_2MM, mask })
  const map = aleOfPrepared(prepared)
  writeMap(sample.mapUrl, map.z, ALE_DESCRIP)
  writeJson(sample.sidecarUrl, aleSidecar(sample, table, map))

  let tenths = 0
  const random = runAll(
    monteCarloNull(prepared, { permutations: PERMUTATIONS, seed: SEED }),
    (share) => {
      if (Math.floor(share * 10) > tenths)
        console.log(`${id}: ${++tenths * 10} % of the random maps`)
    },
  )
  const clusters = thresholdClusterFwe(map, MNI152_2MM, random, ALPHA)
  writeMap(sample.clusterMapUrl, clusters.z, CLUSTER_DESCRIP)
  writeJson(sample.clusterSidecarUrl, clusterSidecar(sample, table, map, random, clusters, ALPHA))
  console.log(
    `${id}: ${map.studies} studies, ${map.foci} peaks, ${clusters.clusters.filter((c) => c.significant).length} significant clusters (from ${clusters.leastSizeVoxels} voxels on)`,
  )
}
