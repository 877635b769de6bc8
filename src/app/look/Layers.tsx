/** Maps over a side's map: which lie there, in which order, how opaque; every map that is here can go over either side. */

import { sideName } from '#app/shell/side-name.ts'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { sampleIds } from '#evidence/samples.ts'
import { askTitle } from '#state/source-words.ts'
import { withLaidOver, withLayer, withLayerMoved, withoutLayer } from '#view/change-layer.ts'
import { asksOf, type Layer } from '#view/layer.ts'
import { askFor, askKey, type MapAsk } from '#view/map-ask.ts'
import { type SideId, sideIds, type ViewSpec } from '#view/spec.ts'
import { ColormapSelect } from './ColormapSelect.tsx'
import { SecondMapFields } from './SecondMap.tsx'

/** The samples, what lies in the tray, and whatever else is on either side: each once. */
function atHand({ sides, tray }: Pick<ViewSpec, 'sides' | 'tray'>): readonly MapAsk[] {
  const onStage = sideIds.flatMap((side) => sides[side].layers.flatMap(asksOf))
  const bundled = sampleIds.map((id) => askFor({ kind: 'sample', id }))
  return [...new Map([...bundled, ...tray, ...onStage].map((ask) => [askKey(ask), ask])).values()]
}

export function Layers() {
  return (
    <>
      {sideIds.map((side) => (
        <SideLayers key={side} side={side} />
      ))}
    </>
  )
}

function SideLayers({ side }: { readonly side: SideId }) {
  const sides = useApp((state) => state.document.sides)
  const act = useActions()
  const { layers } = sides[side]
  const tray = useApp((state) => state.document.tray)
  const maps = atHand({ sides, tray })
  return (
    <section className="control-group" aria-labelledby={`layers-${side}`}>
      <h4 id={`layers-${side}`}>Maps on the {sideName[side]}, from below</h4>
      <ol className="layer-list">
        {layers.map((layer, at) => (
          <LayerRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place.
            key={at}
            side={side}
            layer={layer}
            maps={maps}
            at={at}
            isTop={at === layers.length - 1}
          />
        ))}
      </ol>
      <label className="row">
        Lay over it
        <select
          value=""
          onChange={(event) => {
            const ask = maps[Number(event.currentTarget.value)]
            if (ask) act.change((view) => withLaidOver(view, side, ask))
          }}
        >
          <option value="">a map…</option>
          {maps.map((ask, at) => (
            <option key={askKey(ask)} value={at}>
              {askTitle(ask)}
            </option>
          ))}
        </select>
      </label>
    </section>
  )
}

function LayerRow({
  side,
  layer,
  maps,
  at,
  isTop,
}: {
  readonly side: SideId
  readonly layer: Layer
  readonly maps: readonly MapAsk[]
  readonly at: number
  readonly isTop: boolean
}) {
  const act = useActions()
  const title = layer.ask ? askTitle(layer.ask) : 'no map'
  const where = `${title}, ${sideName[side]}`
  const patch = (part: Partial<Layer>) => act.change((view) => withLayer(view, side, part, at))
  return (
    <li>
      <label className="check">
        <input
          type="checkbox"
          checked={layer.visible}
          onChange={(event) => patch({ visible: event.currentTarget.checked })}
        />
        {title}
      </label>
      <label className="slider">
        <span className="side">Opacity</span>
        <input
          type="range"
          aria-label={`Opacity of ${where}`}
          min={0}
          max={1}
          step={0.05}
          value={layer.opacity}
          onChange={(event) => patch({ opacity: event.currentTarget.valueAsNumber })}
        />
      </label>
      <SecondMapFields side={side} at={at} layer={layer} maps={maps} name={where} />
      {at > 0 && (
        <div className="row">
          <ColormapSelect
            name={`Colormap of ${where}`}
            value={layer.colormap}
            onChange={(colormap) => patch({ colormap })}
          />
          <button
            type="button"
            className="quiet"
            aria-label={`Take ${where} away`}
            onClick={() => act.change((view) => withoutLayer(view, side, at))}
          >
            Remove
          </button>
        </div>
      )}
      {!isTop && (
        <button
          type="button"
          className="quiet"
          aria-label={`Lay ${where} one higher`}
          onClick={() => act.change((view) => withLayerMoved(view, side, at, at + 1))}
        >
          Higher
        </button>
      )}
    </li>
  )
}
