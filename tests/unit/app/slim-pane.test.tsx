/** How one of several views of a side is called. */
import { describe, expect, test } from 'vitest'
import { SlimPane } from '#app/shell/SlimPane.tsx'
import { withArrangement } from '#view/change-arrangement.ts'
import type { BrainView } from '#view/kind/brain.ts'
import type { View } from '#view/kind/index.ts'
import { firstView, type SideId } from '#view/spec.ts'
import { controlledStore, files } from '../state/test-store.ts'
import { elementsOf, markupOf } from './markup.tsx'

const { store } = controlledStore({ start: false })
const labelled = (view: View, side: SideId = 'a', known = store) => {
  const [section] = elementsOf(
    markupOf(<SlimPane side={side} view={view} bindElement={() => {}} />, known),
    'section',
  )
  return section!['aria-label']
}

const brain = firstView.views.find((view): view is BrainView => view.kind === 'brain')!
const half = (hidden: 'left' | 'right', azimuth: number, elevation = 0): View => ({
  ...brain,
  pose: { ...brain.pose, hidden },
  camera: { ...brain.camera, azimuthDeg: azimuth, elevationDeg: elevation },
})

describe('one of several views', () => {
  test.each([
    // The right half, from its outer side and from the midline.
    [half('left', 90), 'right lateral'],
    [half('left', -90), 'right medial'],
    [half('right', -90), 'left lateral'],
    [half('right', 90), 'left medial'],
    [half('right', -45), 'left lateral'],
    [half('right', 135), 'left medial'],
    // Neither the one nor the other: from the front, and from above or below.
    [half('right', -44), 'left hemisphere'],
    [half('left', 44), 'right hemisphere'],
    [half('left', 0), 'right hemisphere'],
    [half('left', 180), 'right hemisphere'],
    [half('left', 90, 44), 'right lateral'],
    [half('left', 90, -44), 'right lateral'],
    [half('left', 90, 45), 'right hemisphere'],
    [half('left', 90, -45), 'right hemisphere'],
    [{ ...brain, pose: { ...brain.pose, hidden: 'none' } } as View, 'cortex'],
  ])('of a brain says which half it is and from where it is seen: %#', (view, words) => {
    expect(labelled(view)).toBe(`left side: No map, ${words}`)
    expect(labelled(view, 'b')).toBe(`right side: No map, ${words}`)
  })

  test('of cuts says along which axis, and of which map', async () => {
    const made = controlledStore()
    await made.act.open('b', files('two.nii', '6'))
    const cuts = (arrangement: 'brain-and-slices' | 'mosaic') =>
      withArrangement(firstView, arrangement).views.flatMap((view) =>
        view.kind !== 'brain' && view.shows === 'b' ? [labelled(view, 'b', made.store)] : [],
      )
    expect(cuts('brain-and-slices').sort()).toEqual(
      ['axial', 'coronal', 'sagittal'].map((axis) => `right side: two, ${axis} slice`),
    )
    for (const label of cuts('mosaic'))
      expect(label).toMatch(/^right side: two, (axial|coronal|sagittal) slices$/)
    expect(cuts('mosaic').length).toBeGreaterThan(0)
  })
})
