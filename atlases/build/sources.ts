/** What the hemispheres are made from, read from the templates. */
import { blur } from './blur.ts'
import { type Field, resampleLinear } from './grid.ts'
import { readTemplate, templateFiles } from './templates.ts'
import { lateralVentricles } from './ventricles.ts'
import { hemisphereOf, type WhiteFills, whiteFills } from './white-mask.ts'

export type Sources = {
  /** ch2better, lightly smoothed, 0.5 mm. */
  readonly brainHalfMm: Field
  /** The same on the grid of `aal`, 1 mm. */
  readonly brainOneMm: Field
  readonly aal: Field<Uint8Array>
  readonly aicha: Field<Uint8Array>
  /** See `hemisphereOf`. */
  readonly hemispheres: Uint8Array
  readonly fills: WhiteFills
  /** See `lateralVentricles`. */
  readonly lateral: Uint8Array
}

/** The labels alone, without what takes its time. @param folder of the templates. */
export function readLabels(folder: string): Pick<Sources, 'aal' | 'aicha'> {
  return {
    aal: readTemplate(folder, templateFiles.aal),
    aicha: readTemplate(folder, templateFiles.aicha),
  }
}

/** @param folder of the templates. */
export function readSources(folder: string): Sources {
  const { aal, aicha } = readLabels(folder)
  const brainHalfMm = blur(readTemplate(folder, templateFiles.brainHalfMm), 0.6)
  const brainOneMm = resampleLinear(brainHalfMm, aal.grid)
  const lateral = lateralVentricles(brainOneMm, aal)
  return {
    aal,
    brainHalfMm,
    brainOneMm,
    aicha,
    hemispheres: hemisphereOf(aal),
    fills: whiteFills(brainOneMm, aal, lateral),
    lateral,
  }
}
