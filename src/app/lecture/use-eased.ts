/** What is drawn while a lecture is given goes over from slide to slide instead of jumping. */
import { useEffect, useMemo, useState } from 'react'
import { useReducedMotion } from '#app/shell/media-queries.ts'
import { type Easing, isOver, movedTo, standing, valueAt } from './easing.ts'
import { useLecture } from './lecture-store.ts'

/** Small pictures are taken of what stands, and nobody sees them being taken. */
const isTaking = () => document.documentElement.dataset['taking'] !== undefined

/** @param value the same object as long as nothing has changed */
export function useEased<T>(easing: Easing<T>, value: T): T {
  const isGiven = useLecture(({ lecture }) => lecture !== null)
  const still = useReducedMotion()
  const [move, setMove] = useState(() => standing(value))
  const [nowMs, setNow] = useState(0)
  let [current, now] = [move, nowMs]
  if (move.to !== value) {
    now = performance.now()
    const eased = isGiven && !still && !isTaking()
    current = eased ? movedTo(easing, move, value, now) : standing(value)
    setMove(current)
    setNow(now)
  }
  useEffect(() => {
    if (move.durationMs === 0) return
    let frame = requestAnimationFrame(function next() {
      const time = performance.now()
      setNow(time)
      if (!isOver(move, time)) frame = requestAnimationFrame(next)
    })
    return () => cancelAnimationFrame(frame)
  }, [move])
  return useMemo(() => valueAt(easing, current, now), [easing, current, now])
}
