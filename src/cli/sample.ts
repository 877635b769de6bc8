import { promises } from 'node:fs'
import { basename } from 'node:path'
import { writeFuncGifti } from '#format/write-gifti.ts'
import { samplingRuleIds, samplingRules, usableRule } from '#sampling/index.ts'
import { onlyFile, parseArguments, wholeNumber } from './arguments.ts'
import { type Command, UsageError } from './command.ts'
import { surfaceAt, volumeAt } from './open.ts'

export const sample: Command = {
  usage: `FILE --surface SURF [--white W --pial P] [--rule ${samplingRuleIds.join('|')}] [--volume k] -o OUT.func.gii`,
  summary: 'Samples a map at the vertices of a surface and writes one value a vertex as GIFTI.',
  async run(args) {
    const parsed = parseArguments(args, ['surface', 'white', 'pial', 'rule', 'volume', 'o'])
    const file = onlyFile(parsed)
    const { surface, white, pial, o: out } = parsed.options
    if (!surface) throw new UsageError('--surface SURF is needed')
    if (!out) throw new UsageError('-o OUT.func.gii is needed')
    const wanted = samplingRuleIds.find((id) => id === (parsed.options['rule'] ?? 'trilinear'))
    if (!wanted) throw new UsageError(`--rule is one of ${samplingRuleIds.join(', ')}`)

    const middle = await surfaceAt(surface)
    const surfaces = {
      middle: middle.mesh,
      white: white ? (await surfaceAt(white)).mesh : undefined,
      pial: pial ? (await surfaceAt(pial)).mesh : undefined,
    }
    for (const [name, mesh] of [
      ['white', surfaces.white],
      ['pial', surfaces.pial],
    ] as const) {
      const count = mesh ? mesh.positionsWorld.length / 3 : middle.info.vertexCount
      if (count !== middle.info.vertexCount) {
        throw new UsageError(
          `the ${name} surface has ${count} vertices and --surface has ${middle.info.vertexCount}`,
        )
      }
    }
    const { rule, note } = usableRule(wanted, surfaces)
    const { volume } = await volumeAt(file, wholeNumber('volume', parsed.options['volume']))
    const map = samplingRules[rule].sample(volume, surfaces)
    const { hemisphere } = middle.info
    const meta = [['Description', samplingRules[rule].describe]] as const
    const name = `${basename(file)} ${rule}`
    const gifti = writeFuncGifti(
      [{ name, values: map.values }],
      hemisphere === 'unknown' ? undefined : hemisphere,
      meta,
    )
    await promises.writeFile(out, gifti)
    return {
      output: out,
      rule,
      ...(note ? { note } : {}),
      vertices: map.values.length,
      notSampled: map.notSampled,
      placement: middle.info.placement,
      describe: samplingRules[rule].describe,
    }
  },
}
