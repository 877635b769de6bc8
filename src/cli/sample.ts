import { promises } from 'node:fs'
import { basename } from 'node:path'
import type { OpenedSurface, Placement } from '#format/surface-file.ts'
import { writeFuncGifti } from '#format/write-gifti.ts'
import { meanDistanceMm } from '#mesh/measure.ts'
import { samplingRuleIds, samplingRules, usableRule } from '#sampling/index.ts'
import { onlyFile, parseArguments, wholeNumber } from './arguments.ts'
import { type Command, UsageError } from './command.ts'
import { surfaceAt, volumeAt } from './open.ts'

const placementIds = [
  'as-is',
  'c_ras',
  'mni305',
  'c_ras+mni305',
] as const satisfies readonly Placement['id'][]

/** A vertex of white and pial (or the surface between them) lies no further apart than this on any cortex, mm. */
const thickestMm = 12

function placementNamed(text: string): Placement['id'] {
  const found = placementIds.find((id) => id === text)
  if (!found) throw new UsageError(`--placement is one of ${placementIds.join(', ')}`)
  return found
}

/** A surface is moved only when asked to; where its header speaks for another place, that is said. */
function hintOf({ info }: OpenedSurface): { hint?: string } {
  const { placement, placements, likelyPlacement } = info
  if (placement === likelyPlacement) return {}
  const label = placements.find(({ id }) => id === likelyPlacement)?.label ?? likelyPlacement
  return {
    hint: `${info.fileName} speaks for another place: ${label}. Use --placement ${likelyPlacement} to move it there.`,
  }
}

/** @throws UsageError for surfaces of another mesh, or in another space */
function mustBelongTogether(middle: OpenedSurface, name: string, other: OpenedSurface): void {
  const [count, expected] = [other.info.vertexCount, middle.info.vertexCount]
  if (count !== expected) {
    throw new UsageError(`the ${name} surface has ${count} vertices and --surface has ${expected}`)
  }
  const [own, theirs] = [middle.info, other.info].map(
    ({ likelyPlacement, placements }) =>
      placements.find(({ id }) => id === likelyPlacement)?.affine,
  )
  if (own?.flat().some((value, i) => Math.abs(value - (theirs?.flat()[i] ?? 0)) > 1e-3)) {
    throw new UsageError(
      `the ${name} surface (${other.info.likelyPlacement}) and --surface (${middle.info.likelyPlacement}) are in different spaces by their headers; bring them into one first`,
    )
  }
  const apart = meanDistanceMm(middle.mesh, other.mesh)
  if (apart > thickestMm) {
    throw new UsageError(
      `the ${name} surface and --surface lie ${apart.toFixed(0)} mm apart, so they are not of one cortex in one space`,
    )
  }
}

export const sample: Command = {
  usage: `FILE --surface SURF [--white W --pial P] [--rule ${samplingRuleIds.join('|')}] [--placement ${placementIds.join('|')}] [--volume k] -o OUT.func.gii`,
  summary: 'Samples a map at the vertices of a surface and writes one value a vertex as GIFTI.',
  async run(args) {
    const parsed = parseArguments(args, [
      'surface',
      'white',
      'pial',
      'rule',
      'placement',
      'volume',
      'o',
    ])
    const file = onlyFile(parsed)
    const { surface, white, pial, o: out } = parsed.options
    if (!surface) throw new UsageError('--surface SURF is needed')
    if (!out) throw new UsageError('-o OUT.func.gii is needed')
    const wanted = samplingRuleIds.find((id) => id === (parsed.options['rule'] ?? 'trilinear'))
    if (!wanted) throw new UsageError(`--rule is one of ${samplingRuleIds.join(', ')}`)

    const placement = placementNamed(parsed.options['placement'] ?? 'as-is')
    const middle = await surfaceAt(surface, placement)
    const others = {
      white: white ? await surfaceAt(white, placement) : undefined,
      pial: pial ? await surfaceAt(pial, placement) : undefined,
    }
    for (const [name, other] of Object.entries(others)) {
      if (other) mustBelongTogether(middle, name, other)
    }
    const surfaces = {
      middle: middle.mesh,
      white: others.white?.mesh,
      pial: others.pial?.mesh,
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
      ...hintOf(middle),
      describe: samplingRules[rule].describe,
    }
  },
}
