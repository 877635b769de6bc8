/** The values of a map behind the slider that cuts them, and how much of the map the cut leaves. */
import { useMemo } from 'react'
import { useApp } from '#app/shell/use-app.ts'
import { selectLayers, selectLook, selectShown } from '#state/selectors.ts'
import { magnitudeHistogram, survivorsOf } from '#statistic/survivors.ts'
import { mapLayer, type SideId } from '#view/spec.ts'

const [width, height, bars] = [200, 30, 50]

function useMapOfSide(side: SideId) {
  // As it is drawn: what a rule takes away is not counted.
  const drawn = useApp((state) => (selectShown(state, side) ? selectLayers(state, side)[0] : null))
  const { threshold, range } = useApp((state) => selectLook(state).sides[side])
  const signs = useApp((state) => mapLayer(state.document, side).signs)
  return { drawn: drawn ?? null, threshold: threshold.value, maximum: range[1], signs }
}

/** Bars as high as the logarithm of how many values there are; those below the threshold are paler. */
export function ThresholdHistogram({ side }: { readonly side: SideId }) {
  const { drawn, threshold, maximum, signs } = useMapOfSide(side)
  const counts = useMemo(() => {
    if (!drawn) return []
    const { volume, values } = drawn
    const parts = volume ? [volume.values] : [values.left, values.right]
    return magnitudeHistogram(parts, signs, maximum, bars)
  }, [drawn, signs, maximum])
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

const whole = (count: number) => Math.round(count).toLocaleString('en')

/** 'Left: 1,234 voxels (9,872 mm³) and 2,345 vertices are at or beyond it.' */
export function SurvivorWords({ side }: { readonly side: SideId }) {
  const { drawn, threshold, signs } = useMapOfSide(side)
  const survivors = useMemo(
    () =>
      drawn && survivorsOf(drawn.volume, [drawn.values.left, drawn.values.right], signs, threshold),
    [drawn, signs, threshold],
  )
  if (!survivors) return null
  const { voxels, mm3, vertices } = survivors
  return (
    <p className="aside survivors" data-survivors={side}>
      {side === 'a' ? 'Left' : 'Right'}:{' '}
      {voxels !== null && mm3 !== null && `${whole(voxels)} voxels (${whole(mm3)} mm³) and `}
      {whole(vertices)} vertices are shown.
    </p>
  )
}
