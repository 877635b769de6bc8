/** A second map that has a say in a layer's colours: how opaque they are, or what colour both make together. */
import { NumberField } from '#app/shell/NumberField.tsx'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { selectLayers } from '#state/select-layers.ts'
import { askTitle } from '#state/source-words.ts'
import { withLayer, withSecondMap } from '#view/change-layer.ts'
import type { Layer, SecondMap } from '#view/layer.ts'
import { askKey, type MapAsk } from '#view/map-ask.ts'
import type { SideId } from '#view/spec.ts'

const ways = {
  opacity: 'its opacity from',
  colour: 'two colours with',
} as const satisfies { readonly [way in SecondMap['as']]: string }

const wayIds = Object.keys(ways) as SecondMap['as'][]

export function SecondMapFields({
  side,
  at,
  layer,
  maps,
  name,
}: {
  readonly side: SideId
  /** Which layer of the side it is. */
  readonly at: number
  readonly layer: Layer
  /** Those that can be chosen. */
  readonly maps: readonly MapAsk[]
  /** Of the layer, for a listener. */
  readonly name: string
}) {
  const act = useActions()
  const { second } = layer
  const others = maps.filter((ask) => layer.ask && askKey(ask) !== askKey(layer.ask))
  const choose = (way: string) =>
    act.change((view, look) => {
      const as = wayIds.find((known) => known === way)
      const ask = second?.ask ?? others[0]
      const next = as && ask ? { ask, as, threshold: null, full: null } : null
      return withSecondMap(view, side, at, next, look)
    })
  const patch = (part: Partial<SecondMap>) =>
    act.change((view) => {
      const now = view.sides[side].layers[at]?.second
      return now ? withLayer(view, side, { second: { ...now, ...part } }, at) : view
    })
  if (!layer.ask || others.length === 0) return null
  return (
    <>
      <div className="row">
        <select
          aria-label={`Second map of ${name}: what it does`}
          value={second?.as ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">drawn by itself</option>
          {wayIds.map((way) => (
            <option key={way} value={way}>
              {ways[way]}
            </option>
          ))}
        </select>
        {second && (
          <select
            aria-label={`Second map of ${name}`}
            value={askKey(second.ask)}
            onChange={(event) => {
              const ask = others.find((one) => askKey(one) === event.currentTarget.value)
              if (ask) patch({ ask, threshold: null, full: null })
            }}
          >
            {others.map((ask) => (
              <option key={askKey(ask)} value={askKey(ask)}>
                {askTitle(ask)}
              </option>
            ))}
          </select>
        )}
      </div>
      {second && <SecondScale side={side} at={at} second={second} name={name} patch={patch} />}
    </>
  )
}

function SecondScale({
  side,
  at,
  second,
  name,
  patch,
}: {
  readonly side: SideId
  readonly at: number
  readonly second: SecondMap
  readonly name: string
  readonly patch: (part: Partial<SecondMap>) => void
}) {
  // Layers that are hidden or not there yet are not drawn: without them the scale is as it was set.
  const drawn = useApp((state) =>
    selectLayers(state, side).find((layer) => layer.second?.asked === second),
  )?.second?.colouring
  const [threshold, full] = [
    second.threshold ?? drawn?.threshold ?? 0,
    second.full ?? drawn?.maximum ?? 0,
  ]
  const field = (words: string, part: 'threshold' | 'full', value: number) => (
    <label>
      {words}
      <NumberField
        aria-label={`${words}, second map of ${name}`}
        min={0}
        step="any"
        value={Number(value.toPrecision(4))}
        onNumber={(next) => patch({ [part]: next })}
      />
    </label>
  )
  return (
    <>
      <div className="row" data-second={at}>
        {field(second.as === 'opacity' ? 'Line at' : 'From', 'threshold', threshold)}
        {field(second.as === 'opacity' ? 'opaque from' : 'to', 'full', full)}
      </div>
      <p className="aside">
        {second.as === 'opacity'
          ? 'Colour says how large the effect is, opacity how certain, the line where it is certain enough: nothing is hidden that a reader might ask for (Allen, Erhardt & Calhoun 2012, doi:10.1016/j.neuron.2012.05.001).'
          : 'Orange by this map, blue by the other, white where both are high; one sign of each. Below its threshold a map counts as 0, unless it fades.'}
      </p>
    </>
  )
}
