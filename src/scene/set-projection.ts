/** Gives three's camera the projection that labels and picking use. */
import type { PerspectiveCamera } from 'three'
import type { PaneProjection } from './pane-projection.ts'

export function setProjection(camera: PerspectiveCamera, projection: PaneProjection): void {
  const { right: r, up: u, toEye: t, eye: e, near, far, pxPerSlope } = projection
  camera.matrix.set(
    r[0],
    u[0],
    t[0],
    e[0],
    r[1],
    u[1],
    t[1],
    e[1],
    r[2],
    u[2],
    t[2],
    e[2],
    0,
    0,
    0,
    1,
  )
  camera.matrixWorldNeedsUpdate = true
  const slope = near / pxPerSlope
  camera.projectionMatrix.makePerspective(
    -projection.centreX * slope,
    (projection.width - projection.centreX) * slope,
    projection.centreY * slope,
    (projection.centreY - projection.height) * slope,
    near,
    far,
  )
  camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert()
  camera.near = near
  camera.far = far
}
