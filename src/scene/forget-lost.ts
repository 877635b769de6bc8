/**
 * What a graphics context made is gone with it when it is lost. three learns that its context came back and makes everything
 * anew, but what it made before keeps its old handles and deletes them later on, of which the browser complains each time
 * ("object does not belong to this context"). Deleting what is gone is nothing.
 */
const kinds = [
  'Buffer',
  'Framebuffer',
  'Program',
  'Renderbuffer',
  'Shader',
  'Texture',
  'VertexArray',
] as const

type Handles = { [name: string]: (...given: readonly unknown[]) => unknown }

export function forgetLost(context: WebGL2RenderingContext): void {
  let made = new WeakSet<object>()
  context.canvas.addEventListener('webglcontextlost', () => {
    made = new WeakSet()
  })
  const calls = context as unknown as Handles
  for (const kind of kinds) {
    const create = calls[`create${kind}`]?.bind(context)
    const remove = calls[`delete${kind}`]?.bind(context)
    calls[`create${kind}`] = (...given) => {
      const handle = create?.(...given)
      if (handle instanceof Object) made.add(handle)
      return handle
    }
    calls[`delete${kind}`] = (handle) => {
      if (handle instanceof Object && made.has(handle)) remove?.(handle)
    }
  }
}
