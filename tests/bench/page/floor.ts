/**
 * The floor: the least that shows two panes with a map each. No library, no worker, no interface; the same vertices, faces
 * and map files as the app, values sampled at mid-depth, one draw a hemisphere and pane.
 */

type Hemisphere = {
  readonly indices: number
  readonly drawn: Float32Array<ArrayBuffer>
  readonly middle: Float32Array
  readonly faces: Uint32Array<ArrayBuffer>
}

async function unpacked(url: string): Promise<ArrayBuffer> {
  const { body } = await fetch(url)
  if (!body) throw new Error(`nothing at ${url}`)
  return new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
}

async function loadHemisphere(url: string): Promise<Hemisphere> {
  const bytes = await unpacked(url)
  const [vertices = 0, indices = 0] = new Uint32Array(bytes, 0, 2)
  return {
    indices,
    drawn: new Float32Array(bytes, 8, vertices * 3),
    middle: new Float32Array(bytes, 8 + vertices * 12, vertices * 3),
    faces: new Uint32Array(bytes, 8 + vertices * 24, indices),
  }
}

function normalsOf({ drawn: p, faces }: Hemisphere): Float32Array<ArrayBuffer> {
  const normals = new Float32Array(p.length)
  for (let f = 0; f < faces.length; f += 3) {
    const [a, b, c] = [faces[f]! * 3, faces[f + 1]! * 3, faces[f + 2]! * 3]
    const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!]
    const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!]
    const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
    for (const v of [a, b, c]) {
      normals[v]! += x
      normals[v + 1]! += y
      normals[v + 2]! += z
    }
  }
  return normals
}

/** Trilinear, of a float32 map whose grid lies along the axes, as the sample maps' does. */
function sample(bytes: ArrayBuffer, points: Float32Array): Float32Array<ArrayBuffer> {
  const header = new DataView(bytes)
  const [nx, ny, nz] = [
    header.getInt16(42, true),
    header.getInt16(44, true),
    header.getInt16(46, true),
  ]
  const values = new Float32Array(bytes, header.getFloat32(108, true), nx * ny * nz)
  const step = [280, 300, 320].map((at) => header.getFloat32(at, true))
  const origin = [292, 308, 324].map((at) => header.getFloat32(at, true))
  const out = new Float32Array(points.length / 3)
  for (let v = 0; v < out.length; v++) {
    const x = (points[v * 3]! - origin[0]!) / step[0]!
    const y = (points[v * 3 + 1]! - origin[1]!) / step[1]!
    const z = (points[v * 3 + 2]! - origin[2]!) / step[2]!
    const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)]
    const [fx, fy, fz] = [x - i, y - j, z - k]
    const at = i + nx * (j + ny * k)
    const up = at + nx * ny
    out[v] =
      ((values[at]! * (1 - fx) + values[at + 1]! * fx) * (1 - fy) +
        (values[at + nx]! * (1 - fx) + values[at + nx + 1]! * fx) * fy) *
        (1 - fz) +
      ((values[up]! * (1 - fx) + values[up + 1]! * fx) * (1 - fy) +
        (values[up + nx]! * (1 - fx) + values[up + nx + 1]! * fx) * fy) *
        fz
  }
  return out
}

const vertexShader = `#version 300 es
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in float value;
uniform mat4 view;
out vec3 vNormal;
out float vValue;
void main() {
  vNormal = mat3(view) * normal;
  vValue = value;
  gl_Position = view * vec4(position, 1.0);
}`

const fragmentShader = `#version 300 es
precision highp float;
uniform float threshold;
in vec3 vNormal;
in float vValue;
out vec4 colour;
void main() {
  float light = 0.4 + 0.6 * abs(normalize(vNormal).z);
  float part = clamp(abs(vValue) / 8.0, 0.0, 1.0);
  vec3 map = vValue > 0.0 ? vec3(1.0, part, 0.1) : vec3(0.1, part, 1.0);
  colour = vec4(light * (abs(vValue) < threshold ? vec3(0.8) : map), 1.0);
}`

function program(gl: WebGL2RenderingContext): WebGLProgram {
  const made = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type)
    if (!shader) throw new Error('no shader')
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(made, shader)
  }
  gl.linkProgram(made)
  return made
}

const query = new URLSearchParams(location.search)
const canvas = document.querySelector('canvas')!
canvas.width = Number(query.get('width'))
canvas.height = Number(query.get('height'))
const gl = canvas.getContext('webgl2', { antialias: true, alpha: false })!

function vertexBuffer(data: Float32Array<ArrayBuffer>): WebGLBuffer {
  const buffer = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW)
  return buffer
}

function attribute(location: number, buffer: WebGLBuffer, size: number): void {
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  gl.enableVertexAttribArray(location)
  gl.vertexAttribPointer(location, size, gl.FLOAT, false, 0, 0)
}

const [left, right, mapA, mapB] = await Promise.all([
  loadHemisphere('left.bin.gz'),
  loadHemisphere('right.bin.gz'),
  unpacked('a.nii.gz'),
  unpacked('b.nii.gz'),
])

const shared = [left, right].map((hemisphere) => {
  const faces = gl.createBuffer()
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, faces)
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, hemisphere.faces, gl.STATIC_DRAW)
  const [positions, normals] = [hemisphere.drawn, normalsOf(hemisphere)].map(vertexBuffer)
  return { hemisphere, positions: positions!, normals: normals!, faces }
})
const panes = [mapA, mapB].map((map) =>
  shared.map(({ hemisphere, positions, normals, faces }) => {
    const array = gl.createVertexArray()
    gl.bindVertexArray(array)
    attribute(0, positions, 3)
    attribute(1, normals, 3)
    attribute(2, vertexBuffer(sample(map, hemisphere.middle)), 1)
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, faces)
    gl.bindVertexArray(null)
    return { array, indices: hemisphere.indices }
  }),
)

const painter = program(gl)
// biome-ignore lint/correctness/useHookAtTopLevel: a method of WebGL, no hook.
gl.useProgram(painter)
gl.enable(gl.DEPTH_TEST)
gl.clearColor(1, 1, 1, 1)
const viewAt = gl.getUniformLocation(painter, 'view')
const thresholdAt = gl.getUniformLocation(painter, 'threshold')

/** Lowest and highest point of what is drawn, mm. */
const [lowest, highest] = [Number(query.get('lowest')), Number(query.get('highest'))]
let [azimuth, threshold, asked] = [-Math.PI / 2, 3.1, false]

function draw() {
  asked = false
  const { width, height } = canvas
  const scale = 2 / (1.1 * (highest - lowest))
  const flat = scale / (width / 2 / height)
  const [sin, cos] = [Math.sin(azimuth), Math.cos(azimuth)]
  const middle = (lowest + highest) / 2
  gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT)
  gl.uniformMatrix4fv(viewAt, false, [
    -cos * flat,
    0,
    -sin / 400,
    0,
    sin * flat,
    0,
    -cos / 400,
    0,
    0,
    scale,
    0,
    0,
    0,
    -middle * scale,
    0,
    1,
  ])
  gl.uniform1f(thresholdAt, threshold)
  panes.forEach((hemispheres, n) => {
    gl.viewport((n * width) / 2, 0, width / 2, height)
    for (const { array, indices } of hemispheres) {
      gl.bindVertexArray(array)
      gl.drawElements(gl.TRIANGLES, indices, gl.UNSIGNED_INT, 0)
    }
  })
}

const ask = () => {
  if (!asked) requestAnimationFrame(draw)
  asked = true
}

globalThis.probe.turn = () => {
  azimuth += 0.05
  ask()
}
globalThis.probe.moveThreshold = (value: number) => {
  threshold = value
  ask()
}
globalThis.probe.mapsAreIn()
ask()
