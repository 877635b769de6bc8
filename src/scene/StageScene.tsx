/** Everything that is drawn with three: one scene a view, so that no view can show what is another's. */
import { useFrame, useThree } from '@react-three/fiber'
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { Scene } from 'three'
import type { StageCore } from './stage-core.ts'
import type { StageProps, ViewDrawing } from './stage-props.ts'
import { kindOf } from './views/index.ts'

export function StageScene({ core }: { readonly core: StageCore }) {
  const gl = useThree((state) => state.gl)
  // As a store, and not as props: those come when React Three Fiber has time, after a frame in which the page's words are new.
  const stage = useSyncExternalStore(core.subscribe, core.stage)
  // A priority above 0 takes the drawing out of React Three Fiber's hands.
  useFrame(() => core.draw(gl), 1)
  return stage.views.map((drawing) => (
    <ViewScene key={`${drawing.kind} ${drawing.id}`} core={core} stage={stage} drawing={drawing} />
  ))
}

type ViewSceneProps = {
  readonly core: StageCore
  readonly stage: StageProps
  readonly drawing: ViewDrawing
}

function ViewScene({ core, stage, drawing }: ViewSceneProps) {
  const scene = useRef<Scene>(null)
  const { id } = drawing
  const invalidate = useThree((state) => state.invalidate)
  useLayoutEffect(() => {
    if (!scene.current) return
    return core.addScene(id, scene.current)
  }, [core, id])
  // Whatever changed in a view's list of bodies has to be drawn.
  useLayoutEffect(() => invalidate())
  const { Scene: Contents } = kindOf(drawing)
  const part = core.partOf(id)
  return (
    <scene ref={scene}>
      {part && <Contents parts={core.parts} part={part} stage={stage} drawing={drawing} />}
    </scene>
  )
}
