/** The stage: one canvas behind all panes, and on each pane the controls and the overlay that belong to it. */
import { extend } from '@react-three/fiber'
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { Group, Mesh, Scene } from 'three'
import { type MountedCanvas, mountCanvas } from './mount-canvas.ts'
import { attachPaneControls } from './pane-controls.ts'
import { createPaneOverlay } from './pane-overlay.ts'
import { StageScene } from './StageScene.tsx'
import './stage.css'
import { createStageCore, type StageCore } from './stage-core.ts'
import type { PaneDrawing, StageHandle, StageProps } from './stage-props.ts'

// Only what the stage's elements are: all of three's classes would come along else.
extend({ Group, Mesh, Scene })

export type BrainStageProps = StageProps & { readonly ref?: Ref<StageHandle> }

/**
 * Fills its nearest positioned ancestor with the canvas. Each pane's element has to lie over the stage and
 * within it; give it a tabIndex for the keys and `data-own-pointer` to children that want their own pointers.
 */
export function BrainStage({ ref, ...stage }: BrainStageProps) {
  const container = useRef<HTMLDivElement>(null)
  const canvas = useRef<MountedCanvas>(null)
  const [core] = useState(() => createStageCore(stage))
  const latest = useRef(stage)
  useImperativeHandle(ref, () => core.handle, [core])

  useLayoutEffect(() => {
    if (!container.current) return
    const mounted = mountCanvas(container.current, core, (state) =>
      latest.current.onContext?.(state),
    )
    canvas.current = mounted
    return () => {
      canvas.current = null
      mounted?.unmount()
    }
  }, [core])

  useLayoutEffect(() => {
    latest.current = stage
    core.receive(stage)
    canvas.current?.render(<StageScene core={core} stage={stage} />)
  })

  return (
    <>
      <div className="brain-stage" ref={container} />
      {stage.panes.map((pane) => (
        <PaneAttachment key={pane.id} core={core} pane={pane} />
      ))}
    </>
  )
}

/** Listeners and overlay on a pane's element; nothing of its own in the page. */
function PaneAttachment({ core, pane }: { readonly core: StageCore; readonly pane: PaneDrawing }) {
  const { id, element } = pane
  useEffect(() => {
    if (!element) return
    const removeOverlay = core.addOverlay(id, createPaneOverlay(element))
    const detach = attachPaneControls(element, {
      camera: () => core.cameraOf(id),
      mmPerPx: () => core.mmPerPxOf(id),
      onMove: (camera, phase) => core.userMoves(id, camera, phase),
      onPick: (x, y) => core.userPicks(id, x, y),
    })
    const resized = new ResizeObserver(() => core.invalidate())
    resized.observe(element)
    return () => {
      resized.disconnect()
      detach()
      removeOverlay()
    }
  }, [core, id, element])
  return null
}
