import { type OpenedFile, openFile } from '#format/index.ts'
import { sha256Of } from '#format/sha256.ts'
import { checkMap } from '#statistic/checks.ts'
import { onlyFile, parseArguments, wholeNumber } from './arguments.ts'
import type { Command } from './command.ts'
import { blobOf, filesAt, volumeAt } from './open.ts'

const brainMask = new URL('../../atlases/colin27/brainmask_2mm.nii.gz', import.meta.url)

export const info: Command = {
  usage: 'FILE [--volume k]',
  summary: 'Prints header, placement, statistics, warnings and checksum of a file.',
  async run(args) {
    const parsed = parseArguments(args, ['volume'])
    const path = onlyFile(parsed)
    const volumeIndex = wholeNumber('volume', parsed.options['volume'])
    const opened = await openFile(await filesAt(path), { volumeIndex })
    return { ...(await describe(opened)), sha256: await sha256Of(await blobOf(path)) }
  },
}

async function describe(opened: OpenedFile) {
  if (opened.kind === 'volume') {
    const { info: facts, volume } = opened
    const brain = await volumeAt(decodeURIComponent(brainMask.pathname))
    const report = checkMap({
      volume,
      statistic: facts.statistic,
      statements: facts.statisticGuesses,
      description: facts.description,
      brain: brain.volume,
    })
    return {
      ...facts,
      smoothnessMm: report.smoothnessMm,
      brainCoverage: report.brainCoverage,
      warnings: [...facts.warnings, ...report.findings],
    }
  }
  const { kind, info: facts } = opened
  if (opened.kind === 'surface-data') {
    const maps = opened.maps.map(({ name, parts }) => ({
      name,
      parts: parts.map(({ hemisphere, values }) => ({ hemisphere, vertexCount: values.length })),
    }))
    return { kind, ...facts, maps }
  }
  if (opened.kind === 'labels') {
    const maps = opened.maps.map(({ name, labels }) => ({ name, labels }))
    return { kind, ...facts, maps }
  }
  return { kind, ...facts }
}
