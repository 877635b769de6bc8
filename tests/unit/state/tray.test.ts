/** The tray: maps that wait there, go to a side, come back by undo, and are asked for where they are missing. */
import { describe, expect, test } from 'vitest'
import { selectShown } from '#state/select-shown.ts'
import { selectFailure } from '#state/select-task.ts'
import { askTitle } from '#state/source-words.ts'
import { selectTray, sidesShowing } from '#state/tray-map.ts'
import { fromAddress, toAddress } from '#view/address.ts'
import { withAsk, withLayerAdded } from '#view/change-layer.ts'
import { mostLayers } from '#view/layer.ts'
import { askFor } from '#view/map-ask.ts'
import { parseViewSpec } from '#view/parse.ts'
import { firstView, mapLayer, mostInTray } from '#view/spec.ts'
import { breathe, controlledStore, emptyView, file } from './test-store.ts'

const maps = (count: number) =>
  Array.from({ length: count }, (_, i) => file(`map${i}.nii`, String(i))).flat()

const titles = (store: ReturnType<typeof controlledStore>['store']) =>
  selectTray(store.getState()).map(({ title }) => title)

test('more than two maps at once stand in the tray, and the sides keep what they show', async () => {
  const { store, act } = controlledStore()
  await act.openFiles('b', file('first.nii', '7'))
  await act.openFiles('b', maps(3))
  expect(titles(store)).toEqual(['map0', 'map1', 'map2'])
  expect(selectShown(store.getState(), 'b')?.title).toBe('first')
  expect(selectShown(store.getState(), 'a')).toBeNull()
  expect(store.getState().notices.at(-1)?.text).toMatch(/^3 maps are in the tray/)
})

test('a map of the tray goes to the side that it is put on, and stays in the tray', async () => {
  const { store, act } = controlledStore()
  act.gather(maps(3))
  const { ask } = selectTray(store.getState())[1]!
  await act.put(ask, { side: 'b', as: 'map' })
  expect(selectShown(store.getState(), 'b')?.title).toBe('map1')
  expect(selectShown(store.getState(), 'a')).toBeNull()
  expect(titles(store)).toHaveLength(3)
})

test('laid over a side it is a layer in other colours; over nothing it is the map', async () => {
  const { store, act } = controlledStore()
  act.gather(maps(2))
  const [one, two] = selectTray(store.getState())
  await act.put(one!.ask, { side: 'a', as: 'layer' })
  await act.put(two!.ask, { side: 'a', as: 'layer' })
  const { layers } = store.getState().document.sides.a
  expect(layers.map(({ ask }) => ask)).toEqual([one!.ask, two!.ask])
  expect(layers[1]!.colormap).not.toBe(layers[0]!.colormap)
  expect(layers[1]!.opacity).toBeLessThan(1)
})

test('files dropped to lie over a side are layers, each by itself', async () => {
  const { store, act } = controlledStore()
  await act.openFiles('a', file('below.nii', '7'))
  await act.layOver('a', maps(2))
  expect(store.getState().document.sides.a.layers).toHaveLength(3)
  expect(selectShown(store.getState(), 'a')?.title).toBe('below')
})

test('undo takes what was gathered out of the tray, redo brings it back', async () => {
  const { store, act } = controlledStore()
  act.gather(maps(2))
  act.undo()
  expect(titles(store)).toEqual([])
  act.redo()
  expect(titles(store)).toEqual(['map0', 'map1'])
  await act.put(selectTray(store.getState())[0]!.ask, { side: 'a', as: 'map' })
  expect(selectShown(store.getState(), 'a')?.title).toBe('map0')
})

test('a map is in the tray once, and the tray has an end that is told', () => {
  const { store, act } = controlledStore()
  const image = { kind: 'neurovault' as const, id: 110 }
  act.gatherFrom([image, image])
  act.gatherFrom([image])
  expect(titles(store)).toHaveLength(1)
  act.gather(maps(mostInTray + 6))
  expect(titles(store)).toHaveLength(mostInTray)
  expect(store.getState().notices.at(-1)?.text).toMatch(
    new RegExp(`holds ${mostInTray} maps.*${mostInTray - 1} fit in`),
  )
})

test('what goes into the tray is counted in words, up to the last that fits', () => {
  const { store, act } = controlledStore()
  const said = () => store.getState().notices.at(-1)?.text
  act.gather(maps(1))
  expect(said()).toBe('One map is in the tray below the brains: put it on a side from there.')
  const rest = mostInTray - 1
  act.gather(maps(mostInTray).slice(1))
  expect(titles(store)).toHaveLength(mostInTray)
  expect(said()).toBe(
    `${rest} maps are in the tray below the brains: put each on a side from there.`,
  )
})

test('a side holds so many maps over one another, and says so when one more is put over it', async () => {
  const { store, act } = controlledStore()
  act.gather(maps(mostLayers + 1))
  const all = selectTray(store.getState()).map(({ ask }) => ask)
  const told = () =>
    store
      .getState()
      .notices.slice(1)
      .map(({ text }) => text)
  for (const ask of all.slice(0, mostLayers)) await act.put(ask, { side: 'a', as: 'layer' })
  const { layers } = store.getState().document.sides.a
  expect([layers.length, told()]).toEqual([mostLayers, []])
  const last = all[mostLayers]!
  await act.put(last, { side: 'a', as: 'layer' })
  expect(store.getState().document.sides.a.layers).toEqual(layers)
  const full = `A side holds ${mostLayers} maps over one another and no more: take one away under Look, Layers.`
  expect(told()).toEqual([full])
  await act.put(last, { side: 'a', as: 'map' })
  expect(mapLayer(store.getState().document, 'a').ask).toEqual(last)
  expect(told()).toEqual([full])
})

test('surfaces that are put on a side from the tray become the brain, and no map', async () => {
  const { store, act } = controlledStore()
  act.gatherGroups([[...file('lh.surf', '4'), ...file('rh.surf', '4')]])
  await act.put(selectTray(store.getState())[0]!.ask, { side: 'b', as: 'map' })
  expect(store.getState().cortex).toMatchObject({ cortex: { left: { curvature: { length: 4 } } } })
  expect(mapLayer(store.getState().document, 'b').ask).toBeNull()
  expect(selectFailure(store.getState(), 'b')).toBeNull()
})

test('what a file in the tray is comes from its first bytes; one that can be no map says why', async () => {
  const { store, act } = controlledStore({
    glance: (name) => {
      if (name === 'map1.nii') throw Object.assign(new Error('map1.nii is empty'), { tag: 'x' })
      return { format: 'NIfTI', statistic: { kind: 'z', from: 'intent' }, shape: [2, 2, 2] }
    },
  })
  act.gather(maps(2))
  await breathe()
  const [one, two] = selectTray(store.getState())
  expect(one).toMatchObject({ glance: { statistic: { kind: 'z' } }, wrong: null, bytes: 1 })
  expect(two).toMatchObject({ glance: null, wrong: 'map1.nii is empty' })
  act.takeOut([one!.ask, two!.ask])
  expect(store.getState().glances).toEqual({})
})

test('maps that the tray has missed come back to it when they are gathered, each by itself, and that is told', async () => {
  const { store, act } = controlledStore({ hash: (_, text) => text.repeat(64) })
  const missed = (content: string) =>
    askFor({
      kind: 'file',
      key: `missed ${content}`,
      files: [{ name: `mine${content}.nii`, sha256: content.repeat(64) }],
    })
  await act.restore({ ...emptyView, tray: [missed('1'), missed('2'), missed('3')] }, {})
  const missing = () => selectTray(store.getState()).map((map) => map.missing)
  const told = () => store.getState().notices.map(({ text }) => text)
  expect(missing()).toEqual([true, true, true])
  act.gather(file('renamed.nii', '2'))
  await breathe()
  expect(missing()).toEqual([true, false, true])
  expect(told()).toEqual(['mine2: this is the file that the tray waited for.'])
  act.gather([...file('x.nii', '1'), ...file('new.nii', '9'), ...file('y.nii', '3')])
  await breathe()
  expect(missing()).toEqual([false, false, false, false])
  expect(titles(store)).toEqual(['mine1', 'mine2', 'mine3', 'new'])
  expect(told().slice(1)).toEqual([
    'mine1, mine3: these are the files that the tray waited for.',
    expect.stringMatching(/^One map is in the tray/),
  ])
})

test('which sides show a map of the tray is known, also where it lies over another', async () => {
  const { store, act } = controlledStore()
  act.gather(maps(2))
  const [one, two] = selectTray(store.getState())
  const where = () => [one, two].map((map) => sidesShowing(store.getState(), map!.ask))
  expect(where()).toEqual(['', ''])
  await act.put(one!.ask, { side: 'b', as: 'map' })
  await act.put(two!.ask, { side: 'b', as: 'layer' })
  await act.put(one!.ask, { side: 'a', as: 'map' })
  expect(where()).toEqual(['ab', 'b'])
})

test('neither a link nor a document that comes without one takes the tray away', async () => {
  const { store, act } = controlledStore()
  act.gather(maps(2))
  expect(fromAddress(toAddress(store.getState().document))?.tray ?? []).toEqual([])
  await act.restore(firstView, {})
  expect(titles(store)).toEqual(['map0', 'map1'])
})

test('a document of before, without a tray, opens with an empty one', () => {
  const { tray: _, ...before } = firstView
  expect(parseViewSpec(before).tray).toEqual([])
})

describe('a link that shows a file of its author', () => {
  const meant = 'e'.repeat(64)
  const other = 'f'.repeat(64)
  const own = (sha256: string, name = 'mine.nii') => ({
    kind: 'file' as const,
    key: `key of ${name}`,
    files: [{ name, sha256 }],
  })
  const hashOf = (name: string) => (/mine|renamed/.test(name) ? meant : other)

  test('takes it whatever it is called, and wherever it is dropped', async () => {
    const { store, act } = controlledStore({ hash: hashOf })
    await act.restore(withAsk(emptyView, 'b', askFor(own(meant))), {})
    expect(selectFailure(store.getState(), 'b')?.message).toMatch(/mine\.nii \(SHA-256 e{64}\)/)
    await act.openFiles('a', file('renamed.nii', '7'))
    expect(selectShown(store.getState(), 'b')?.title).toBe('mine')
    expect(selectShown(store.getState(), 'a')).toBeNull()
    expect(store.getState().failures).toEqual({ a: null, b: null })
  })

  test('says of another file of that name that it is not the one, and shows it only if asked to', async () => {
    const { store, act } = controlledStore({ hash: () => other })
    await act.restore(withAsk(emptyView, 'a', askFor(own(meant))), {})
    await act.openFiles('a', file('mine.nii', '7'))
    const failure = selectFailure(store.getState(), 'a')
    expect(failure?.tag).toBe('other-file')
    expect(failure?.message).toMatch(
      /This is not the file that the link or session means.*f{12}….*e{12}…/,
    )
    expect(selectShown(store.getState(), 'a')).toBeNull()
    await act.showInstead('a')
    expect(selectShown(store.getState(), 'a')?.title).toBe('mine')
    const source = mapLayer(store.getState().document, 'a').ask?.source
    // It does not go under the hash of the one that was meant.
    expect(source).toMatchObject({ files: [{ name: 'mine.nii' }] })
    expect(JSON.stringify(source)).not.toContain(meant)
  })

  test('names the one of two files that is another, and takes what comes with a third for maps of their own', async () => {
    const { store, act } = controlledStore({ hash: (_, text) => text.repeat(64) })
    const files = [
      { name: 'mine.hdr', sha256: '1'.repeat(64) },
      { name: 'mine.img', sha256: '2'.repeat(64) },
    ]
    await act.restore(withAsk(emptyView, 'a', askFor({ kind: 'file', key: 'pair', files })), {})
    await act.openFiles('a', [...file('mine.hdr', '1'), ...file('mine.img', '3')])
    const failure = selectFailure(store.getState(), 'a')
    expect(failure).toMatchObject({ tag: 'other-file', subject: 'mine.img' })
    expect(failure?.message).toContain('mine.img has the same name')
    expect(failure?.message).toContain('(SHA-256 333333333333…, meant is 222222222222…)')
    await act.openFiles('a', [...file('mine.hdr', '5'), ...file('x.nii', '6')])
    expect(store.getState().failures.a?.tag).not.toBe('other-file')
    expect(selectShown(store.getState(), 'b')?.title).toBe('x')
  })

  test('is not mixed up with an address that the other side could not be given', async () => {
    const { store, act } = controlledStore()
    await act.open('a', { kind: 'url', url: 'missing/1' })
    await act.openFiles('b', file('x.nii', '7'))
    expect(selectShown(store.getState(), 'b')?.title).toBe('x')
    expect(store.getState().failures).toMatchObject({ a: { tag: 'not-found' }, b: null })
  })

  test('takes the right one after a wrong one', async () => {
    const { store, act } = controlledStore({
      hash: (_, text) => (text === '7' ? meant : other),
    })
    await act.restore(withAsk(emptyView, 'a', askFor(own(meant))), {})
    await act.openFiles('a', file('mine.nii', '8'))
    expect(selectFailure(store.getState(), 'a')?.tag).toBe('other-file')
    await act.openFiles('a', file('mine.nii', '7'))
    expect(selectShown(store.getState(), 'a')?.title).toBe('mine')
    expect(selectFailure(store.getState(), 'a')).toBeNull()
  })

  test('takes both files of two sides from one drop', async () => {
    const { store, act } = controlledStore({ hash: (name) => (name === 'x.nii' ? other : meant) })
    const asked = withAsk(
      withAsk(emptyView, 'a', askFor(own(meant))),
      'b',
      askFor(own(other, 'x.nii')),
    )
    await act.restore(asked, {})
    await act.openFiles('a', [...file('x.nii', '1'), ...file('mine.nii', '2')])
    expect(selectShown(store.getState(), 'a')?.title).toBe('mine')
    expect(selectShown(store.getState(), 'b')?.title).toBe('x')
  })

  test('takes a file that lay over another map back to its place', async () => {
    const { store, act } = controlledStore({ hash: hashOf })
    const below = withAsk(emptyView, 'a', askFor({ kind: 'url', url: 'x/5' }))
    await act.restore(withLayerAdded(below, 'a', { ask: askFor(own(meant)), opacity: 0.4 }), {})
    expect(store.getState().document.sides.a.layers).toHaveLength(1)
    expect(selectFailure(store.getState(), 'a')?.tag).toBe('files-missing')
    await act.openFiles('a', file('mine.nii', '7'))
    const [, over] = store.getState().document.sides.a.layers
    expect(over).toMatchObject({ opacity: 0.4, ask: askFor(own(meant)) })
  })

  test('takes its file to its place though it was dropped to be laid over the other side', async () => {
    const { store, act } = controlledStore({ hash: hashOf })
    await act.restore(withAsk(emptyView, 'a', askFor(own(meant))), {})
    await act.layOver('b', file('renamed.nii', '7'))
    expect(selectShown(store.getState(), 'a')?.title).toBe('mine')
    expect(mapLayer(store.getState().document, 'b').ask).toBeNull()
  })

  test('loses no other map of its drop: they wait in the tray, those that the tray has missed in their place', async () => {
    const { store, act } = controlledStore({
      hash: (_, text) => (text === '7' ? meant : text === '2' ? other : text.repeat(64)),
    })
    const inTray = askFor(own(other, 'missed.nii'))
    await act.restore({ ...withAsk(emptyView, 'b', askFor(own(meant))), tray: [inTray] }, {})
    const sidecar = { name: 'renamed.json', blob: new Blob(['3']) }
    await act.openFiles('a', [
      ...file('renamed.nii', '7'),
      sidecar,
      ...file('missed.nii', '2'),
      ...file('new.nii', '5'),
    ])
    expect(selectShown(store.getState(), 'b')?.title).toBe('mine')
    expect(selectShown(store.getState(), 'a')).toBeNull()
    expect(selectTray(store.getState()).map(({ title, missing }) => [title, missing])).toEqual([
      ['missed', false],
      ['new', false],
    ])
    expect(store.getState().notices.at(-1)?.text).toMatch(/^One map is in the tray/)
  })

  test('lets two maps that have nothing to do with it fill left and right, dropped on either side', async () => {
    const { store, act } = controlledStore({ hash: (name) => name })
    await act.restore(withAsk(emptyView, 'a', askFor(own(meant))), {})
    await act.openFiles('b', [...file('x.nii', '7'), ...file('y.nii', '8')])
    expect(selectShown(store.getState(), 'a')?.title).toBe('x')
    expect(selectShown(store.getState(), 'b')?.title).toBe('y')
    expect(store.getState().failures).toEqual({ a: null, b: null })
  })

  test('lets more maps than two into the tray, and that is told', async () => {
    const { store, act } = controlledStore({ hash: (name) => name })
    await act.restore(withAsk(emptyView, 'a', askFor(own(meant))), {})
    await act.openFiles('b', maps(3))
    expect(titles(store)).toEqual(['map0', 'map1', 'map2'])
    expect(store.getState().notices.at(-1)?.text).toMatch(/^3 maps are in the tray/)
  })

  test('leaves a drop alone that has nothing to do with it', async () => {
    const { store, act } = controlledStore({ hash: hashOf })
    await act.restore(withAsk(emptyView, 'a', askFor(own(meant))), {})
    await act.openFiles('a', file('x.nii', '7'))
    expect(selectShown(store.getState(), 'a')?.title).toBe('x')
  })
})

describe('a map of the tray whose file is not here', () => {
  const missing = (name: string, sha256: string) =>
    askFor({ kind: 'file', key: `key of ${name}`, files: [{ name, sha256 }] })
  const [one, two] = [missing('one.nii', '1'.repeat(64)), missing('two.nii', '2'.repeat(64))]
  /** By what is in a file, whatever it is called. */
  const hash = (_: string, text: string) => text.repeat(64).slice(0, 64)
  const withMissing = async () => {
    const made = controlledStore({ hash })
    await made.act.restore({ ...emptyView, tray: [one, two] }, {})
    return made
  }
  const missed = (store: ReturnType<typeof controlledStore>['store']) =>
    selectTray(store.getState()).map(({ title, missing: gone }) => `${title}${gone ? '?' : ''}`)

  test('is there again once the file is put into the tray, under any name, and other files beside it', async () => {
    const { store, act } = await withMissing()
    expect(missed(store)).toEqual(['one?', 'two?'])
    act.gather([...file('renamed.nii', '2'), ...file('new.nii', '7')])
    await breathe()
    expect(missed(store)).toEqual(['one?', 'two', 'new'])
    expect(store.getState().notices[0]?.text).toBe(
      'two: this is the file that the tray waited for.',
    )
  })

  test('goes to the side on which its file is dropped, and is no second map in the tray', async () => {
    const { store, act } = await withMissing()
    await act.openFiles('b', file('renamed.nii', '1'))
    expect(selectShown(store.getState(), 'b')?.title).toBe('one')
    expect(mapLayer(store.getState().document, 'b').ask).toEqual(one)
    expect(selectShown(store.getState(), 'a')).toBeNull()
    expect(missed(store)).toEqual(['one', 'two?'])
  })

  test('lies over the side over which its file is dropped, and is no second map in the tray', async () => {
    const { store, act } = await withMissing()
    await act.openFiles('b', file('below.nii', '5'))
    await act.layOver('b', [...file('renamed.nii', '1'), ...file('new.nii', '7')])
    const { layers } = store.getState().document.sides.b
    expect(layers.map(({ ask }) => ask && askTitle(ask))).toEqual(['below', 'one', 'new'])
    expect(layers[1]?.ask).toEqual(one)
    expect(missed(store)).toEqual(['one', 'two?'])
  })

  test('is laid over what its side has become when both were swapped meanwhile', async () => {
    const { store, act } = await withMissing()
    await act.openFiles('a', file('below.nii', '5'))
    const laid = act.layOver('a', file('renamed.nii', '2'))
    act.swap()
    await laid
    const { a, b } = store.getState().document.sides
    expect(b.layers.map(({ ask }) => ask && askTitle(ask))).toEqual(['below', 'two'])
    expect(a.layers).toHaveLength(1)
  })

  test('comes with the others of one drop: two fill both sides, of more all wait in the tray', async () => {
    const { store, act } = await withMissing()
    await act.openFiles('a', [...file('x.nii', '1'), ...file('y.nii', '5')])
    expect(selectShown(store.getState(), 'a')?.title).toBe('one')
    expect(selectShown(store.getState(), 'b')?.title).toBe('y')
    await act.openFiles('a', [...file('p.nii', '2'), ...file('q.nii', '6'), ...file('r.nii', '8')])
    expect(missed(store)).toEqual(['one', 'two', 'q', 'r'])
    expect(selectShown(store.getState(), 'a')?.title).toBe('one')
  })

  test('is not spoken of where something else is put into the tray', async () => {
    const { store, act } = await withMissing()
    act.gather(file('new.nii', '7'))
    await breathe()
    expect(missed(store)).toEqual(['one?', 'two?', 'new'])
    expect(store.getState().notices.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^One map is in the tray/),
    ])
  })

  test('alone is waited for, also where it is the only one', async () => {
    const { store, act } = controlledStore({ hash })
    await act.restore({ ...emptyView, tray: [two] }, {})
    await act.openFiles('b', file('renamed.nii', '2'))
    expect(mapLayer(store.getState().document, 'b').ask).toEqual(two)
    expect(missed(store)).toEqual(['two'])
  })
})

describe('whoever opens files', () => {
  const meant = 'e'.repeat(64)
  const mine = askFor({ kind: 'file', key: 'mine', files: [{ name: 'mine.nii', sha256: meant }] })

  test.each([
    ['opens', 'a', 'b'],
    ['opens', 'b', 'a'],
    ['lays over', 'a', 'b'],
    ['lays over', 'b', 'a'],
    ['opens', 'a', 'a'],
    ['lays over', 'b', 'b'],
  ] as const)(
    '%s a file on %s that %s waits for, is told once it is shown',
    async (what, side, wanting) => {
      const { store, act, named } = controlledStore({ held: ['sampleVolume'], hash: () => meant })
      await act.restore(withAsk(emptyView, wanting, mine), {})
      let told = false
      const opening = (what === 'opens' ? act.openFiles : act.layOver)(
        side,
        file('renamed.nii', '7'),
      ).then(() => {
        told = true
      })
      for (let n = 0; n < 5; n++) await breathe()
      expect(selectShown(store.getState(), wanting)).toBeNull()
      expect(told).toBe(false)
      await named('sampleVolume')[0]!.finish()
      await opening
      expect(selectShown(store.getState(), wanting)?.title).toBe('mine')
    },
  )

  test.each(['openFiles', 'layOver'] as const)(
    'has a map on the side where nothing waits (%s) shown before it is told',
    async (how) => {
      const { store, act, named } = controlledStore({ held: ['sampleVolume'] })
      let told = false
      const opening = act[how]('b', file('x.nii', '7')).then(() => {
        told = true
      })
      for (let n = 0; n < 5; n++) await breathe()
      expect(told).toBe(false)
      await named('sampleVolume')[0]!.finish()
      await opening
      expect(selectShown(store.getState(), 'b')?.title).toBe('x')
    },
  )
})
