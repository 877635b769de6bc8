/** One of several views of a side: what it is in a line, and the picture. */
import { selectTitle } from '#state/select-title.ts'
import type { BrainView } from '#view/kind/brain.ts'
import type { View } from '#view/kind/index.ts'
import type { SideId } from '#view/spec.ts'
import { SlimView } from './SlimView.tsx'
import { sideName } from './side-name.ts'
import { useApp } from './use-app.ts'

function viewWords(view: View): string {
  switch (view.kind) {
    case 'slice':
      return `${view.axis} slice`
    case 'mosaic':
      return `${view.axis} slices`
    case 'brain':
      return view.pose.hidden === 'none' ? 'cortex' : halfWords(view)
    case 'plot':
      return 'plot'
  }
}

/** A half by itself, and from where it is seen as long as that is plain. */
function halfWords({ pose, camera: { azimuthDeg, elevationDeg } }: BrainView): string {
  const half = pose.hidden === 'left' ? 'right' : 'left'
  const outward = Math.sin((azimuthDeg * Math.PI) / 180) * (half === 'left' ? -1 : 1)
  const level = Math.abs(elevationDeg) < 45
  const from = !level || Math.abs(outward) < 0.7 ? 'hemisphere' : outward > 0 ? 'lateral' : 'medial'
  return `${half} ${from}`
}

export function SlimPane({
  side,
  view,
  bindElement,
}: {
  readonly side: SideId
  readonly view: View
  readonly bindElement: (element: HTMLElement | null) => void
}) {
  const title = useApp((state) => selectTitle(state, side) ?? 'No map')
  const words = viewWords(view)
  return (
    <SlimView
      view={view}
      title={title}
      note={words}
      label={`${sideName[side]} side: ${title}, ${words}`}
      pictured={`${words} of the ${sideName[side]} side: ${title}`}
      marks={{ 'data-pane': side }}
      bindElement={bindElement}
    />
  )
}
