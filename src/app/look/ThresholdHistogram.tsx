/** The values of a map behind the slider that cuts them, and how much of the map the cut leaves. */
import { useDeferredValue, useMemo } from 'react'
import { useApp } from '#app/shell/use-app.ts'
import { selectLayers } from '#state/select-layers.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { formatCount } from '#statistic/number-words.ts'
import { magnitudeHistogram, survivorsOf } from '#statistic/survivors.ts'
import { mapLayer, type SideId } from '#view/spec.ts'

const [width, height, bars] = [200, 30, 50]

function useMapOfSide(side: SideId) {
  // As it is drawn: what a rule takes away is not counted.
  const drawn = useApp((state) => (selectShown(state, side) ? selectLayers(state, side)[0] : null))
  const { threshold, range } = useApp((state) => selectLook(state).sides[side])
  const signs = useApp((state) => mapLayer(state.document, side).signs)
  return { drawn, threshold: threshold.value, maximum: range[1], signs }
}

/** Bars as high as the logarithm of how many values there are; those below the threshold are paler. */
export function ThresholdHistogram({ side }: { readonly side: SideId }) {
  const { drawn, threshold, maximum, signs } = useMapOfSide(side)
  // Millions of voxels are counted once the hand has a moment: where clusters are cut, each step of the slider makes another map.
  const volume = useDeferredValue(drawn?.volume)
  const values = useDeferredValue(drawn?.values)
  const counts = useMemo(() => {
    if (!values) return []
    const parts = volume ? [volume.values] : [values.left, values.right]
    return magnitudeHistogram(parts, signs, maximum, bars)
  }, [volume, values, signs, maximum])
  const most = Math.log1p(Math.max(1, ...counts))
  const at = maximum > 0 ? Math.min(1, threshold / maximum) * width : 0
  return (
    <svg
      className="threshold-histogram"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {counts.map((count, bar) => {
        const tall = (Math.log1p(count) / most) * height
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
            key={bar}
            className={((bar + 1) / bars) * width > at ? 'beyond' : ''}
            x={(bar / bars) * width}
            y={height - tall}
            width={width / bars - 0.6}
            height={tall}
          />
        )
      })}
      <line x1={at} x2={at} y1={0} y2={height} />
    </svg>
  )
}

/** '1,234 voxels (9,872 mm³) and 2,345 vertices'; nothing where the side shows no map, or is not asked about. */
function useSurvivors(side: SideId, isAsked: boolean): string {
  const { drawn, threshold: cut, signs } = useMapOfSide(side)
  const volume = useDeferredValue(drawn?.volume ?? null)
  const values = useDeferredValue(drawn?.values)
  const threshold = useDeferredValue(cut)
  return useMemo(() => {
    if (!values || !isAsked) return ''
    const surface = [values.left, values.right]
    const { voxels, mm3, vertices } = survivorsOf(volume, surface, signs, threshold)
    const inside =
      voxels === null || mm3 === null
        ? ''
        : `${formatCount(voxels)} voxels (${formatCount(mm3)} mm³) and `
    return `${inside}${formatCount(vertices)} vertices are shown.`
  }, [volume, values, signs, threshold, isAsked])
}

/** 'Left: 1,234 voxels (9,872 mm³) and 2,345 vertices are shown.', and the same of the right; once where both are one. */
export function SurvivorWords({ sides }: { readonly sides: readonly SideId[] }) {
  const counted = {
    a: useSurvivors('a', sides.includes('a')),
    b: useSurvivors('b', sides.includes('b')),
  }
  const said = sides.filter((side) => counted[side] !== '')
  const same = said.length === 2 && counted.a === counted.b
  return (same ? said.slice(0, 1) : said).map((side) => (
    <p key={side} className="aside survivors" data-survivors={same ? 'both' : side}>
      {same ? 'Both' : side === 'a' ? 'Left' : 'Right'}: {counted[side]}
    </p>
  ))
}
