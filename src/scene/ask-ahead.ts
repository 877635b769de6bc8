/**
 * What a renderer asks of its new context. Each question waits until the graphics process has come to it. Asked when that has
 * nothing else to do, all of them take a moment; asked later, when it draws the page's words, they would hold the page up.
 */

/** Once each has been asked for, it is there at once. */
const extensions = [
  'EXT_color_buffer_float',
  'WEBGL_clip_cull_distance',
  'OES_texture_float_linear',
  'EXT_color_buffer_half_float',
  'WEBGL_multisampled_render_to_texture',
  'WEBGL_render_shared_exponent',
  'EXT_texture_filter_anisotropic',
  'KHR_parallel_shader_compile',
] as const

const parameters = [
  'MAX_TEXTURE_IMAGE_UNITS',
  'MAX_VERTEX_TEXTURE_IMAGE_UNITS',
  'MAX_TEXTURE_SIZE',
  'MAX_CUBE_MAP_TEXTURE_SIZE',
  'MAX_3D_TEXTURE_SIZE',
  'MAX_VERTEX_ATTRIBS',
  'MAX_VERTEX_UNIFORM_VECTORS',
  'MAX_VARYING_VECTORS',
  'MAX_FRAGMENT_UNIFORM_VECTORS',
  'MAX_SAMPLES',
  'SAMPLES',
  'MAX_COMBINED_TEXTURE_IMAGE_UNITS',
  'VERSION',
  'SCISSOR_BOX',
  'VIEWPORT',
] as const satisfies readonly (keyof WebGL2RenderingContext)[]

/** Each answer is given once, to the renderer that is made next: afterwards things may have changed. */
export function askAhead(context: WebGL2RenderingContext): void {
  for (const name of extensions) context.getExtension(name)
  const names: number[] = parameters.map((name) => context[name])
  const anisotropy = context.getExtension('EXT_texture_filter_anisotropic')
  if (anisotropy) names.push(anisotropy.MAX_TEXTURE_MAX_ANISOTROPY_EXT)
  const ask = context.getParameter.bind(context)
  const answers = new Map(names.map((name) => [name, ask(name) as unknown]))
  context.getParameter = (name: number) => {
    if (!answers.has(name)) return ask(name)
    const answer = answers.get(name)
    answers.delete(name)
    return answer
  }
}
