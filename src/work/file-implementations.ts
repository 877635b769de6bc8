/** Binds the tasks about files of any kind. */
import '#format/checked-gunzip.ts'
import { glanceAt } from '#format/glance.ts'
import { openFile } from '#format/index.ts'
import { dressed } from './dress-map.ts'
import type { TaskImplementations } from './tasks.ts'

export const fileImplementations: Pick<TaskImplementations, 'openFile' | 'glanceAt'> = {
  openFile: async ({ files, dress, ...request }, { signal, onProgress }) =>
    dressed(await openFile(files, { ...request, signal, onProgress }), dress),
  glanceAt: ({ files }, { signal }) => glanceAt(files, { signal }),
}
