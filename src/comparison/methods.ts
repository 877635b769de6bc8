/** What was done, as a paragraph that can be pasted into a manuscript: every parameter, every source. */
import type { ClusterExtent } from '#statistic/cluster-reach.ts'
import { extentWords, leastWords } from '#statistic/extent-words.ts'
import type { Extents } from './cut-pair.ts'
import type { NullOutcome } from './null-test.ts'
import type { ZeroRule } from './pair.ts'

export type ClusterFacts = {
  readonly extent: ClusterExtent
  /** The share of each that is surely active, 0..1; null where clusters lie beyond the threshold. */
  readonly share: number | null
}

export type MethodsFacts = {
  readonly a: { readonly title: string; readonly statistic: string }
  readonly b: { readonly title: string; readonly statistic: string }
  readonly on: 'voxels' | 'surface'
  readonly n: number
  readonly zeros: ZeroRule
  readonly zerosDropped: number
  readonly notFinite: number
  readonly resampledB: boolean
  readonly thresholds: { readonly a: number; readonly b: number }
  readonly twoSided: boolean
  /** What the thresholds ask of clusters; null where nothing. */
  readonly extents: Extents
  /** As the table of clusters is asked for; null where no clusters are shown. */
  readonly clusters: ClusterFacts | null
  readonly alpha: number
  /** In the words of the matching; empty where maps kept their values. */
  readonly matching: string
  readonly nullTest: NullOutcome | null
  /** Vertices that the joint plot shows; null where it shows the places that were compared. */
  readonly jointVertices: number | null
}

const places = { voxels: 'voxels', surface: 'cortical vertices' } as const

export function methodsParagraph(facts: MethodsFacts): string {
  const { a, b, on, n, zeros, thresholds, twoSided, extents } = facts
  const direction = twoSided ? '|value| ≥' : 'value ≥'
  const [inA, inB] = (['a', 'b'] as const).map((side) => {
    const extent = extents[side]
    return `${thresholds[side]}${extent ? ` ${extentWords(extent)}` : ''}`
  })
  const threshold =
    inA === inB ? `${direction} ${inA} in both maps` : `${direction} ${inA} in A and ${inB} in B`
  const sentences = [
    `Map A ("${a.title}", ${a.statistic}) and map B ("${b.title}", ${b.statistic}) were compared over ${n} ${places[on]} with Ostrakon.`,
    zeros === 'drop'
      ? `Places where either map was exactly 0 (${facts.zerosDropped}) or without a number (${facts.notFinite}) were left out of correlations.`
      : `Zeros counted as values; ${facts.notFinite} places without a number were left out.`,
    facts.resampledB ? 'B was resampled trilinearly onto the grid of A.' : '',
    facts.matching,
    'Similarity is given as Pearson’s r and Spearman’s ρ; no p is given for places taken as independent, since neighbours are not.',
    facts.nullTest ? nullSentence(facts.nullTest) : '',
    facts.jointVertices === null
      ? ''
      : `The joint distribution is drawn over ${facts.jointVertices} vertices of the cortex of both hemispheres, without the medial wall.`,
    `Overlap is given as Dice and Jaccard coefficients of the places with ${threshold}, with the Dice expected of sets of these sizes placed at random; it depends on the thresholds.`,
    ...(facts.clusters ? clusterSentences(facts.clusters, facts.alpha) : []),
    'Conjunctions are minimum statistics (Nichols et al. 2005, doi:10.1016/j.neuroimage.2004.12.005).',
    'Overlap of group maps does not show a shared representation (Woo et al. 2014, doi:10.1038/ncomms6380).',
  ]
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

function clusterSentences({ extent, share }: ClusterFacts, alpha: number): string[] {
  const { connectivity } = extent
  const much = extent.least > 0 ? ` of at least ${leastWords(extent)}` : ''
  return [
    share === null
      ? `Clusters are ${connectivity}-connected voxels beyond the threshold${much}.`
      : `Clusters are the largest sets of ${connectivity}-connected voxels${much} of which at least ${Math.round(100 * share)} % is truly active.`,
    `Lower bounds of the share of truly active voxels come from All-Resolutions Inference (Rosenblatt et al. 2018, doi:10.1016/j.neuroimage.2018.07.060) at alpha = ${alpha}; they hold for all sets at once if Simes’ inequality holds for the map’s p values.`,
  ]
}

function nullSentence({ kind, on, seed, observed, pearson }: NullOutcome): string {
  if (!pearson) return ''
  const way =
    kind === 'spin'
      ? 'random rotations of A on the sphere of each hemisphere, the right mirroring the left, the medial wall turning with the map (Alexander-Bloch et al. 2018, doi:10.1016/j.neuroimage.2018.05.070)'
      : `surrogates of A matched to its variogram over ${observed.n} ${places[on]} (Burt et al. 2020, doi:10.1016/j.neuroimage.2020.117038)`
  return `r = ${observed.pearson.toFixed(3)} was held against ${pearson.n} ${way}, seed ${seed}: null mean ${pearson.mean.toFixed(3)}, sd ${pearson.sd.toFixed(3)}, two-sided p = (1 + k) / (1 + n) = ${pearson.p.toPrecision(3)}.`
}
