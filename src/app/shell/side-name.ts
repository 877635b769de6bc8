import type { SideId } from '#view/spec.ts'

/** What a side is called in the middle of a sentence. */
export const sideName = { a: 'left', b: 'right' } as const satisfies Record<SideId, string>
