/** A graphics card that only says what it was told, and elements that only have a place. */
import { type Color, type Scene, SRGBColorSpace, type WebGLRenderer } from 'three'

export type Box = readonly [left: number, top: number, width: number, height: number]

export const elementAt = ([left, top, width, height]: Box) =>
  ({
    style: { display: 'none' },
    getBoundingClientRect: () => ({
      left,
      top,
      width,
      height,
      right: left + width,
      bottom: top + height,
    }),
  }) as unknown as HTMLElement

/** Its frames are finished when the test says so. */
export function fakeCard(tell: (what: string) => void = () => {}) {
  const card = { finished: true, lost: false, fences: 0 }
  const context = {
    SYNC_STATUS: 1,
    UNSIGNALED: 2,
    fenceSync: () => ({ fence: ++card.fences }),
    isSync: () => true,
    deleteSync: () => {},
    flush: () => {},
    getSyncParameter: () => (card.finished ? 3 : 2),
    isContextLost: () => card.lost,
  }
  const gl = {
    autoClear: true,
    getContext: () => context,
    getPixelRatio: () => 2,
    setScissorTest: (on: boolean) => tell(on ? 'within' : 'everywhere'),
    setViewport: (...box: number[]) => tell(`view ${box.join(' ')}`),
    setScissor: (...box: number[]) => tell(`cut ${box.join(' ')}`),
    setClearColor: (colour: Color, opacity: number) =>
      tell(`ground ${colour.getHexString(SRGBColorSpace)} ${opacity}`),
    clear: () => tell('clear'),
    render: (scene: Scene) => tell(`draw ${scene.name}`),
    info: { memory: { geometries: 7, textures: 5 } },
  }
  return { card, gl: gl as unknown as WebGLRenderer }
}
