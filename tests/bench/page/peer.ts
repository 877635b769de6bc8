/** The peer: NiiVue with two canvases, each with both hemispheres and a map as their layer. */
// @ts-expect-error The bench puts NiiVue's own bundle beside this file.
import { Niivue } from './niivue.js'

const query = new URLSearchParams(location.search)
const panes = await Promise.all(
  ['a', 'b'].map(async (name) => {
    const canvas = document.createElement('canvas')
    canvas.style.cssText = `width: ${Number(query.get('width')) / 2}px; height: ${query.get('height')}px`
    const frame = document.createElement('div')
    frame.style.cssText = `${canvas.style.cssText}; float: left`
    frame.append(canvas)
    document.body.append(frame)
    const view = new Niivue({
      show3Dcrosshair: false,
      backColor: [1, 1, 1, 1],
      isResizeCanvas: true,
      logLevel: 'error',
    })
    await view.attachToCanvas(canvas, true)
    view.setSliceType(view.sliceTypeRender)
    await view.loadMeshes(
      ['left', 'right'].map((side) => ({
        url: `${side}.mz3`,
        layers: [
          {
            url: `${name}.nii.gz`,
            colormap: 'warm',
            useNegativeCmap: true,
            opacity: 1,
            cal_min: 3.1,
            cal_max: 8,
          },
        ],
      })),
    )
    return view
  }),
)

globalThis.probe.turn = () => {
  for (const view of panes)
    view.setRenderAzimuthElevation(view.scene.renderAzimuth + 3, view.scene.renderElevation)
}
globalThis.probe.moveThreshold = async (value: number) => {
  for (const view of panes)
    for (const mesh of view.meshes) await view.setMeshLayerProperty(mesh.id, 0, 'cal_min', value)
}
globalThis.probe.mapsAreIn()
for (const view of panes) view.drawScene()
