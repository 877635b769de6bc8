/** The stage that is on the page: its picture for slides' thumbnails, handouts and figures, and its cameras. */
import type { StageHandle } from '#scene/stage-props.ts'
import type { Camera } from '#view/camera.ts'

let stage: StageHandle | null = null

/** The stage that is on the page; null when it leaves. */
export function keepStage(handle: StageHandle | null): void {
  stage = handle
}

/**
 * What the stage draws now, without labels.
 *
 * @param scale device pixels a CSS pixel; what the screen has unless given
 * @param background a CSS colour in place of the theme's
 * @returns null while nothing is drawn
 */
export function stagePicture(scale?: number, background?: string): HTMLCanvasElement | null {
  return stage?.capture(scale, background) ?? null
}

/** What a camera of a view becomes by a key, as a drag would turn it; null for keys that turn nothing. */
export function cameraAfterKey(view: string, from: Camera, event: KeyboardEvent): Camera | null {
  return stage?.afterKey(view, from, event) ?? null
}

/** Turns views for pictures alone: the document knows nothing of it. */
export function moveStage(cameras: { readonly [view: string]: Camera | undefined }): void {
  stage?.moveCameras(cameras)
}
