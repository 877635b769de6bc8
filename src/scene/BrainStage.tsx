/** The stage: one canvas behind all views, and on each view's element the controls and the overlay that belong to it. */
import { extend } from '@react-three/fiber'
import {
  memo,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { Group, Mesh, Scene } from 'three'
import { mountFlatCanvas } from './flat-canvas.ts'
import { mountCanvas } from './mount-canvas.ts'
import { quietClock } from './quiet-clock.ts'
import { StageScene } from './StageScene.tsx'
import './stage.css'
import { createStageCore, type StageCore } from './stage-core.ts'
import type { StageHandle, StageProps, ViewDrawing } from './stage-props.ts'
import { workAhead } from './work-ahead.ts'

// Only what the stage's elements are: all of three's classes would come along else.
extend({ Group, Mesh, Scene })
quietClock()

export type BrainStageProps = StageProps & { readonly ref?: Ref<StageHandle> }

/**
 * Fills its nearest positioned ancestor with the canvas. Each view's element has to lie over the stage and
 * within it; give it a tabIndex for the keys and `data-own-pointer` to children that want their own pointers. The same props
 * once more are no reason for another frame.
 */
export const BrainStage = memo(function BrainStage({ ref, ...stage }: BrainStageProps) {
  const container = useRef<HTMLDivElement>(null)
  const [core] = useState(() => createStageCore(stage))
  /** Lets the scenes ask for what was worked out ahead; at once, it would hold up the page. */
  const begin = useRef<() => void>(null)
  useImperativeHandle(ref, () => core.handle, [core])

  useLayoutEffect(() => {
    if (!container.current) return
    const mounted = mountCanvas(container.current, core, (state) => core.stage().onContext?.(state))
    begin.current = () => mounted?.render(<StageScene core={core} />)
    // No WebGL 2: the same views, painted by the processor.
    const flat = mounted ? null : mountFlatCanvas(container.current, core)
    return () => {
      begin.current = null
      mounted?.unmount()
      flat?.unmount()
    }
  }, [core])

  const { cortex } = stage
  useEffect(
    () =>
      workAhead(cortex, core.parts.attributes, () => {
        begin.current?.()
        begin.current = null
      }),
    [core, cortex],
  )

  return (
    <>
      <div className="brain-stage" ref={container} />
      <Feed core={core} stage={stage} />
      {stage.views.map((view) => (
        <ViewAttachment key={`${view.kind} ${view.id}`} core={core} view={view} />
      ))}
    </>
  )
})

/** Before the views are attached: those that are new are there by then. */
function Feed({ core, stage }: { readonly core: StageCore; readonly stage: StageProps }) {
  useLayoutEffect(() => core.receive(stage))
  return null
}

/** Listeners and overlay on a view's element; nothing of its own in the page. Before the frame that shows the view. */
function ViewAttachment({ core, view }: { readonly core: StageCore; readonly view: ViewDrawing }) {
  const { id, element } = view
  useLayoutEffect(() => {
    if (!element) return
    const detach = core.partOf(id)?.attach(element)
    const { invalidate } = core.parts
    invalidate()
    const resized = new ResizeObserver(invalidate)
    resized.observe(element)
    return () => {
      resized.disconnect()
      detach?.()
    }
  }, [core, id, element])
  return null
}
