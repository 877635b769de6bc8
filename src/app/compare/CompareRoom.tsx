/** Whether both maps share their places: how much, where, with what pattern, and more than chance. */
import { useCallback, useEffect, useState } from 'react'
import { Fold } from '#app/shell/Fold.tsx'
import { useActions, useApp } from '#app/shell/use-app.ts'
import type { NullOutcome } from '#comparison/null-test.ts'
import type { ZeroRule } from '#comparison/pair.ts'
import { asListed, ClusterSection, firstClusters } from './ClusterSection.tsx'
import { DerivedMaps } from './DerivedMaps.tsx'
import { JointSection, type MarkedRegion } from './JointSection.tsx'
import { Methods } from './Methods.tsx'
import { ModeSection } from './ModeSection.tsx'
import { OverlapSection } from './OverlapSection.tsx'
import { RegionSection } from './RegionSection.tsx'
import { SimilaritySection } from './SimilaritySection.tsx'
import { StudiesCompared } from './StudiesCompared.tsx'
import { useAtVertices } from './use-at-vertices.ts'
import { useMatched } from './use-matched.ts'
import { useResult } from './use-result.ts'
import { type Compared, useCompared } from './use-sides.ts'

export function CompareRoom() {
  const compared = useCompared()
  const { loadDeep, loadInflated } = useActions()
  useEffect(() => {
    void loadDeep()
    void loadInflated()
  }, [loadDeep, loadInflated])
  if (!compared)
    return (
      <p>
        Two maps with voxels are needed, one a side. Values that came one a vertex can be looked at,
        not compared here.
      </p>
    )
  return <Matched shown={compared} />
}

function Matched({ shown }: { readonly shown: Compared }) {
  const { compared, words, failure } = useMatched(shown)
  return (
    <>
      <ModeSection compared={shown} done={words} />
      {failure && <p role="alert">{failure} Choose another way above, or take both as they are.</p>}
      {!compared && !failure && <p role="status">Bringing both maps together…</p>}
      {compared && <Rooms compared={compared} matching={words} />}
    </>
  )
}

const numbersCome = <p className="aside">The numbers come in a moment.</p>

function Rooms({ compared, matching }: { readonly compared: Compared; readonly matching: string }) {
  const { a, b, thresholds, twoSided, extents } = compared
  const { askAboutBoth } = useActions()
  const own = useApp((state) => state.cortex.status === 'ready' && state.cortex.own !== null)
  const [zeros, setZeros] = useState<ZeroRule>('drop')
  const [region, setRegion] = useState<MarkedRegion | null>(null)
  const [clusters, setClusters] = useState(firstClusters)
  const [nullTest, setNullTest] = useState<NullOutcome | null>(null)
  // An old p beside new maps would be wrong.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the maps and the zeros are what was tested.
  useEffect(() => setNullTest(null), [a.values, b.values, zeros])
  const ask = useCallback(
    (signal: AbortSignal) =>
      askAboutBoth(
        'compareNumbers',
        { a: a.volume, b: b.volume, zeros, thresholds, twoSided, extents },
        { signal },
      ),
    [askAboutBoth, a.volume, b.volume, zeros, thresholds, twoSided, extents],
  )
  const numbers = useResult(ask)
  const atVertices = useAtVertices(compared, zeros)
  return (
    <div data-compare data-busy={numbers.running}>
      {numbers.failure && <p role="alert">{numbers.failure}</p>}
      {/* There from the start, so that nothing moves under a hand when the numbers come. */}
      {!numbers.failure && (
        <>
          <Fold id="alike" title="How alike, and more than chance">
            {numbers.value ? (
              <>
                <SimilaritySection
                  compared={compared}
                  numbers={numbers.value}
                  zeros={zeros}
                  setZeros={setZeros}
                  nullTest={nullTest}
                  setNullTest={setNullTest}
                />
                <JointSection
                  compared={compared}
                  joint={numbers.value.joint}
                  atVertices={atVertices}
                  zeros={zeros}
                  region={region}
                />
              </>
            ) : (
              numbersCome
            )}
          </Fold>
          <Fold id="overlap" title="Overlap above the threshold">
            {numbers.value ? (
              <OverlapSection compared={compared} numbers={numbers.value} />
            ) : (
              numbersCome
            )}
          </Fold>
        </>
      )}
      <Fold id="compared-regions" title="Regions and clusters">
        <RegionSection compared={compared} onCurrent={setRegion} />
        {!own && <ClusterSection compared={compared} asked={clusters} ask={setClusters} />}
      </Fold>
      <Fold id="compared-studies" title="The studies compared">
        <StudiesCompared />
      </Fold>
      <Fold id="derived" title="New maps from both">
        <DerivedMaps compared={compared} />
      </Fold>
      {numbers.value && (
        <Fold id="compared-methods" title="Methods, for a paper">
          <Methods
            compared={compared}
            numbers={numbers.value}
            zeros={zeros}
            clusters={own ? null : asListed(clusters, extents)}
            nullTest={nullTest}
            matching={matching}
            jointVertices={atVertices?.joint.n ?? null}
          />
        </Fold>
      )}
      {!numbers.value && !numbers.failure && <p role="status">Comparing both maps…</p>}
    </div>
  )
}
