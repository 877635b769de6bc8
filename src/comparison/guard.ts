/** What makes two maps hard to compare, by name, and the way on. */
import { isOfP, statisticKinds } from '#volume/statistic-kind.ts'
import type { MapDescription } from './map-description.ts'
import type { MatchingId } from './matching.ts'
import type { Mode } from './mode/mode.ts'

export type Warning = {
  /** Stable name. */
  readonly tag: string
  readonly message: string
  /** What to do about it: a way of matching the maps that helps, where there is one. */
  readonly wayOn: { readonly label: string; readonly matching: MatchingId } | null
}

const toZ = { label: 'Convert both to z', matching: 'z' } as const
const byPercentile = { label: 'Match by percentile', matching: 'percentile' } as const
const byArea = { label: 'Match by area', matching: 'area' } as const
const bySmoothness = { label: 'Smooth both alike', matching: 'smoothness' } as const

/** How much smoother one map may be than the other, and larger one sample, before it is said. */
const smoothnessRatio = 1.25
const sampleRatio = 1.5

/** Warnings for a mode, the gravest first. */
export function guardsOf(
  mode: Pick<Mode, 'needsOneScale' | 'drawn'>,
  a: MapDescription,
  b: MapDescription,
): Warning[] {
  if (mode.drawn === 'one' && !mode.needsOneScale) return []
  const found: Warning[] = []
  const either = (test: (map: MapDescription) => boolean) => test(a) || test(b)
  const named = ({ kind, dof }: MapDescription) =>
    `${statisticKinds[kind]}${dof ? ` with ${dof.join(', ')} degrees of freedom` : ''}`
  if (either(({ kind }) => isOfP(kind)))
    found.push({
      tag: 'p-map',
      message:
        'A map of p values has no sign and runs the other way: strong places are the small numbers. Use the z or t map of the same analysis.',
      wayOn: byPercentile,
    })
  if (
    mode.needsOneScale &&
    (a.kind !== b.kind || (a.kind === 't' && a.dof?.join() !== b.dof?.join()))
  ) {
    const convertible = [a, b].every(({ kind, dof }) => kind === 'z' || (kind === 't' && dof))
    found.push({
      tag: 'statistics-differ',
      message: `A is a ${named(a)}, B is a ${named(b)}: the same number does not mean the same in both.`,
      wayOn: convertible ? toZ : byPercentile,
    })
  }
  if (a.n !== null && b.n !== null && Math.max(a.n, b.n) > sampleRatio * Math.min(a.n, b.n))
    found.push({
      tag: 'samples-differ',
      message: `A rests on ${a.n}, B on ${b.n} subjects or studies: the larger one has higher values and larger clusters for the same effect.`,
      wayOn: byArea,
    })
  if (
    a.fwhmMm !== null &&
    b.fwhmMm !== null &&
    Math.max(a.fwhmMm, b.fwhmMm) > smoothnessRatio * Math.min(a.fwhmMm, b.fwhmMm)
  )
    found.push({
      tag: 'smoothness-differs',
      message: `A is smooth to ${a.fwhmMm.toFixed(1)} mm, B to ${b.fwhmMm.toFixed(1)} mm (FWHM): edges and narrow peaks differ for that alone.`,
      wayOn: bySmoothness,
    })
  if (either(({ isThresholded }) => isThresholded))
    found.push({
      tag: 'thresholded',
      message:
        'A map is thresholded: what lies under its threshold is lost, so its absence is no evidence of absence. Use the whole map.',
      wayOn: null,
    })
  if (mode.needsOneScale && either(({ isAle }) => isAle))
    found.push({
      tag: 'ale',
      message:
        'Maps of meta-analyses of peaks show where studies agree, not how strong an effect is. To test a difference, deal the studies anew (Evidence, contrast).',
      wayOn: null,
    })
  return found
}
