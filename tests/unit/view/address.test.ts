import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fromAddress, toAddress } from '#view/address.ts'
import { arrangementIds } from '#view/arrangement.ts'
import { camera } from '#view/camera.ts'
import { withPeaks, withRegion } from '#view/change.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { withAsk, withBothMaps, withLayerAdded, withThreshold } from '#view/change-layer.ts'
import { withCamera, withPose } from '#view/change-view.ts'
import { askFor } from '#view/map-ask.ts'
import { firstView } from '#view/spec.ts'

const letters = (json: unknown) =>
  `v2=${btoa(String.fromCharCode(...deflateSync(strToU8(JSON.stringify(json)))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')}`

describe('an address', () => {
  test('of the first view is empty', () => {
    expect(toAddress(firstView)).toBe('')
  })

  test.each(arrangementIds)('brings the same document back: %s', (id) => {
    const one = withCamera(
      withArrangement(firstView, id),
      firstView.views[0]!.id,
      camera(12, -3, 2),
    )
    const two = withThreshold(one, 'b', { rule: 'value', value: 4.25 }, { threshold: false })
    const three = withRegion(withPeaks(two, true), 'ai', false)
    const four = withLayerAdded(three, 'a', {
      ask: askFor({ kind: 'sample', id: 'physical-pain' }),
    })
    const view = { ...four, cursor: { world: [1, 2, 3] as [number, number, number], place: null } }
    expect(fromAddress(`#${toAddress(view)}`)).toEqual(view)
  })

  test('of one view that was turned says nothing of the others', () => {
    const turn = (index: number) =>
      withCamera(firstView, firstView.views[index]!.id, camera(12, -3, 2))
    expect(toAddress(turn(0)).length).toBeLessThan(150)
    expect(fromAddress(`#${toAddress(turn(1))}`)).toEqual(turn(1))
  })

  test('holds the layouts with most views of maps from long addresses in 2,000 characters', () => {
    const url = (n: number) =>
      `https://neurovault.example/media/images/${n}/sub-01_task-cyberball_contrast-exclusion_stat-z_statmap.nii.gz`
    for (const id of arrangementIds) {
      const asked = withAsk(
        withAsk(withArrangement(firstView, id), 'a', askFor({ kind: 'url', url: url(11_646) })),
        'b',
        askFor({ kind: 'url', url: url(20_431) }),
      )
      const posed = withPose(withBothMaps(asked, { fade: 0.3, signs: 'positive' }), { glass: 0.4 })
      const turned = posed.views.reduce(
        (view, { id: one }, i) => withCamera(view, one, camera(i * 13.37, i * 3.21, 1.1 + i / 7)),
        posed,
      )
      const place = {
        hemisphere: 'left' as const,
        face: 12_345,
        barycentric: [0.123456, 0.3, 0.576544] as [number, number, number],
      }
      const view = {
        ...turned,
        cursor: { world: [4.125, 22.5, 31.75] as [number, number, number], place },
      }
      expect(toAddress(view).length).toBeLessThan(2000)
    }
  })

  test('names a file of the user’s own by name and hash', () => {
    const source = {
      kind: 'file' as const,
      key: 'k',
      files: [{ name: 'mine.nii.gz', sha256: 'a'.repeat(64) }],
    }
    const view = withAsk(firstView, 'a', askFor(source))
    expect(fromAddress(toAddress(view))?.sides.a.layers[0]?.ask?.source).toEqual(source)
  })

  test.each(['', '#', '#help', '#!/x'])('%j is of something else', (fragment) => {
    expect(fromAddress(fragment)).toBeNull()
  })

  test('of before opens though it says what no document says any more', () => {
    expect(fromAddress(letters({ links: { camera: false, cursor: false } }))).toEqual({
      ...firstView,
      links: { ...firstView.links, camera: false },
    })
  })

  test('of a newer version is told from a broken one', () => {
    expect(() => fromAddress('#v3=abc')).toThrow(/newer version/)
  })

  test.each([
    ['cut off', () => toAddress(withPeaks(firstView, true)).slice(0, -9)],
    ['other letters', () => 'v2=%%%'],
    ['no JSON', () => `v2=${btoa('abc')}`],
    ['a wrong field', () => letters({ links: { camera: 7 } })],
    ['a list in place of the whole', () => letters([1])],
    [
      'keys of a prototype',
      () => `v2=${letters(JSON.parse('{"__proto__":{"x":1},"views":3}')).slice(3)}`,
    ],
    ['what unpacks to very much', () => letters({ labels: 'x'.repeat(2 ** 24) })],
  ])('that is hostile is refused in words: %s', (_, fragment) => {
    expect(() => fromAddress(fragment())).toThrow(/can’t be read|no view of this program/)
  })
})
