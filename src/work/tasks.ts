/**
 * What a worker can be asked: names and types only. The page imports these, the worker binds them to the pure
 * functions (`./worker.ts`), so no computing code reaches the page's bundle.
 */
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import type { CortexShapes } from '#atlas/cortex-shapes.ts'
import type { ExtraSurfaces, KnownFaces } from '#atlas/decode.ts'
import type { DeepRegion } from '#atlas/deep.ts'
import type { ReadFoci } from '#evidence/read-foci.ts'
import type { FileInfo } from '#format/file-info.ts'
import type { Glance } from '#format/glance.ts'
import type { OpenedFile } from '#format/index.ts'
import type { NamedBlob } from '#format/source.ts'
import type { Placement } from '#format/surface-file.ts'
import type { SamplingRuleId } from '#sampling/index.ts'
import type { SamplingSurfaces, SurfaceMap } from '#sampling/rule.ts'
import type { MapReport } from '#statistic/checks.ts'
import type { ClusterExtent, ClusterReach } from '#statistic/cluster-reach.ts'
import type { PDress } from '#statistic/dress-p.ts'
import type { Volume } from '#volume/volume.ts'
import type { CompareTasks } from './compare-tasks.ts'
import type { EvidenceTasks } from './evidence-tasks.ts'

/** Each task takes one value and gives one; both cross between threads, so they are plain data. */
export type Tasks = EvidenceTasks &
  CompareTasks & {
    /** The bundled cortex from its asset's bytes, with what the first picture asks of its pial surfaces. */
    decodeCortex: {
      request: { readonly bytes: Uint8Array }
      result: { readonly cortex: Cortex; readonly shapes: CortexShapes }
    }
    /** The inflated surfaces, which come as a second asset after the first picture. */
    decodeExtraSurfaces: {
      request: { readonly bytes: Uint8Array; readonly known: KnownFaces }
      result: ExtraSurfaces
    }
    /** The regions below the cortex. */
    decodeDeep: { request: { readonly bytes: Uint8Array }; result: readonly DeepRegion[] }
    /** Files that were dropped together; of a series the wanted volume. */
    openFile: {
      request: {
        readonly files: readonly NamedBlob[]
        readonly volumeIndex: number
        /** For surfaces: which of the spaces that the file may be in. */
        readonly placement?: Placement['id']
        /** For files of one value a vertex that do not say it. */
        readonly hemisphere?: HemisphereId
        /** For maps of p: the dress to show them in, -log10 p unless given. */
        readonly dress?: PDress
      }
      result: OpenedFile
    }
    /** What files are that were dropped together, from their first bytes. */
    glanceAt: { request: { readonly files: readonly NamedBlob[] }; result: Glance }
    /** Looks for what a user should know before drawing a conclusion. */
    checkMap: {
      request: { readonly volume: Volume; readonly info: FileInfo; readonly mask: NamedBlob }
      result: MapReport
    }
    /** Peaks out of text or a text file, whichever form they have. */
    readFoci: {
      request: { readonly text: string | Blob; readonly title: string }
      result: ReadFoci
    }
    /** SHA-256 of a file as given, 64 hex digits. */
    hashFile: { request: { readonly file: NamedBlob }; result: string }
    /** Up to which threshold each place of a map lies in a cluster of some extent. */
    clusterReach: {
      request: Tasks['sampleVolume']['request'] & { readonly extent: ClusterExtent }
      result: {
        readonly voxels: ClusterReach
        readonly onCortex: { readonly [side in HemisphereId]: Float32Array }
      }
    }
    /** One value a vertex of each hemisphere. */
    sampleVolume: {
      request: {
        readonly volume: Volume
        readonly surfaces: { readonly [side in HemisphereId]: SamplingSurfaces }
        readonly rule: SamplingRuleId
      }
      result: { readonly [side in HemisphereId]: SurfaceMap }
    }
  }

export type TaskName = keyof Tasks

export type TaskContext = {
  readonly signal: AbortSignal
  /** 0..1. */
  readonly onProgress: (fraction: number) => void
}

export type TaskImplementations = {
  readonly [name in TaskName]: (
    request: Tasks[name]['request'],
    context: TaskContext,
  ) => Tasks[name]['result'] | Promise<Tasks[name]['result']>
}

/** How the store reaches a computation: a worker in the browser, a direct call in tests. */
export type Compute = <Name extends TaskName>(
  name: Name,
  request: Tasks[Name]['request'],
  context?: Partial<TaskContext>,
) => Promise<Tasks[Name]['result']>
