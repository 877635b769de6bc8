/** Whatever people do and in whatever order things come in or fail: what is on screen belongs together, and it settles. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { selectLayers } from '#state/select-layers.ts'
import { selectLook, selectWishedLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectFailure, selectTask } from '#state/select-task.ts'
import { withLink, withThreshold } from '#view/change-layer.ts'
import { askKey } from '#view/map-ask.ts'
import { mapLayer, type SideId, sideIds } from '#view/spec.ts'
import { breathe, controlledStore, file, files, readBy } from './test-store.ts'

type Step =
  | { readonly do: 'open'; readonly side: SideId; readonly url: number }
  | { readonly do: 'drop'; readonly side: SideId; readonly value: number }
  | { readonly do: 'dropBad'; readonly side: SideId }
  | { readonly do: 'surfaces'; readonly side: SideId; readonly vertices: number }
  | { readonly do: 'bundled' }
  | { readonly do: 'swap' }
  | { readonly do: 'cancel'; readonly side: SideId }
  | { readonly do: 'retry'; readonly side: SideId }
  | { readonly do: 'rule'; readonly rule: 'trilinear' | 'ribbon' | 'nearest' }
  | { readonly do: 'volume'; readonly side: SideId; readonly index: number }
  | { readonly do: 'clusters'; readonly side: SideId; readonly least: number }
  | { readonly do: 'alone'; readonly side: SideId; readonly value: number }
  | { readonly do: 'link'; readonly on: boolean }
  | { readonly do: 'finish' | 'fail' | 'progress'; readonly which: number }

const side = fc.constantFrom<SideId>('a', 'b')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('open' as const), side, url: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('drop' as const), side, value: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ do: fc.constant('dropBad' as const), side }),
  fc.record({
    do: fc.constant('surfaces' as const),
    side,
    vertices: fc.integer({ min: 3, max: 5 }),
  }),
  fc.record({ do: fc.constantFrom('bundled' as const, 'swap' as const) }),
  fc.record({ do: fc.constantFrom('cancel' as const, 'retry' as const), side }),
  fc.record({
    do: fc.constant('rule' as const),
    rule: fc.constantFrom('trilinear' as const, 'ribbon' as const, 'nearest' as const),
  }),
  fc.record({ do: fc.constant('clusters' as const), side, least: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('alone' as const), side, value: fc.constantFrom(2, 5) }),
  fc.record({ do: fc.constant('link' as const), on: fc.boolean() }),
  fc.record({ do: fc.constant('volume' as const), side, index: fc.integer({ min: 0, max: 2 }) }),
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'finish' as const,
        'finish' as const,
        'fail' as const,
        'progress' as const,
      ),
      which: fc.nat(5),
    }),
  },
)

const heldTasks = ['fetch', 'openFile', 'sampleVolume', 'clusterReach', 'decodeCortex']

async function take(world: ReturnType<typeof controlledStore>, one: Step): Promise<void> {
  const { act, pending } = world
  switch (one.do) {
    case 'open':
      void act.open(one.side, { kind: 'url', url: `maps/${one.url}` })
      break
    case 'drop':
      void act.open(one.side, files(`${one.value}.nii`, String(one.value)))
      break
    case 'dropBad':
      void act.open(one.side, files('bad.nii', 'text'))
      break
    case 'surfaces': {
      const text = String(one.vertices)
      void act.openFiles(one.side, [...file('lh.surf', text), ...file('rh.surf', text)])
      break
    }
    case 'bundled':
      void act.loadCortex()
      break
    case 'swap':
      act.swap()
      break
    case 'cancel':
      act.cancel(one.side)
      break
    case 'retry':
      void act.retry(one.side)
      break
    case 'rule':
      void act.setRule(one.rule)
      break
    case 'volume':
      void act.openVolume(one.side, one.index)
      break
    case 'clusters': {
      const threshold = { rule: 'cluster', value: 2, least: one.least } as const
      const next = { ...threshold, unit: 'voxels', connectivity: 26 } as const
      act.change((view, { links }) => withThreshold(view, one.side, next, links))
      break
    }
    case 'alone': {
      const { value } = one
      act.change((view, { links }) =>
        withThreshold(view, one.side, { rule: 'value', value }, links),
      )
      break
    }
    case 'link':
      act.change((view, look) => withLink(view, 'threshold', one.on, look))
      break
    case 'finish':
    case 'fail':
    case 'progress': {
      const entry = pending[one.which % Math.max(1, pending.length)]
      if (!entry) break
      if (one.do === 'progress') entry.context.onProgress?.(0.5)
      else if (one.do === 'fail') await entry.fail()
      else await entry.finish()
      break
    }
  }
  await breathe()
}

/** What is on screen belongs together: name, values, rule and cortex. */
function checkScreen({ store }: ReturnType<typeof controlledStore>): void {
  const state = store.getState()
  for (const id of sideIds) {
    const shown = selectShown(state, id)
    if (!shown) continue
    const cortex = state.cortex.status === 'ready' ? state.cortex.cortex : null
    expect(shown.values.left).toHaveLength(cortex?.left.curvature.length ?? -1)
    const volume = shown.volume?.values[0] ?? Number.NaN
    // On a lone surface a rule that needs two gives way to another, and says so.
    const rule = shown.ruleNote ? 'line' : shown.rule
    expect(shown.values.left[0]).toBeCloseTo(readBy(rule, volume), 5)
    const named = Number.parseInt(shown.title, 10)
    expect(volume).toBe(named + shown.ask.volumeIndex)
    // A map of one voxel is a cluster of one: what is said of its clusters is what is drawn.
    const { asked, threshold } = selectLook(state).sides[id]
    const [drawn] = selectLayers(state, id)
    const tooSmall = asked.rule === 'cluster' && asked.least > 1 && volume >= threshold.value
    expect(drawn?.volume?.values[0]).toBe(tooSmall ? 0 : volume)
    if (tooSmall) expect(drawn?.values.left[0]).toBeLessThan(threshold.value)
    else expect(drawn?.values.left).toBe(shown.values.left)
  }
}

test('names, values and rules agree at every moment, and everything settles', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const world = controlledStore({ held: heldTasks })
      await breathe()
      for (const one of steps) {
        const before = sideIds.map((id) => selectShown(world.store.getState(), id)?.loadId)
        await take(world, one)
        checkScreen(world)
        if (one.do === 'fail' || one.do === 'cancel') {
          const { cortex } = world.store.getState()
          const after = sideIds.map((id) => selectShown(world.store.getState(), id)?.loadId)
          // What failed or was called off takes nothing off the screen.
          if (cortex.status === 'ready') {
            for (const [i, id] of before.entries()) if (id !== undefined) expect(after[i]).toBe(id)
          }
        }
      }
      for (let rounds = 0; world.pending.length > 0; rounds++) {
        expect(rounds).toBeLessThan(200)
        await world.pending[0]!.finish()
      }
      const state = world.store.getState()
      checkScreen(world)
      expect(state.jobs).toEqual({})
      for (const id of sideIds) {
        expect(selectTask(state, id)).toBeNull()
        const { ask } = mapLayer(state.document, id)
        const shown = selectShown(state, id)
        if (state.cortex.status !== 'ready' || selectFailure(state, id)) continue
        // What is asked for is what is shown, by the rule that is named.
        expect(shown && askKey(shown.ask)).toBe(ask && askKey(ask))
        if (shown) expect(shown.rule).toBe(state.document.sides[id].rule)
        if (shown) expect(selectLook(state).sides[id]).toEqual(selectWishedLook(state).sides[id])
      }
    }),
    { numRuns: 60 },
  )
}, 120_000)
