/** The lessons that ship, in the order of the menu: one file and one line each. */
import * as v from 'valibot'
import { causesAndEffects } from './causes-and-effects.ts'
import { howItIsManaged } from './how-it-is-managed.ts'
import { howItIsMeasured } from './how-it-is-measured.ts'
import { howToReadABrainMap } from './how-to-read-a-brain-map.ts'
import { type Lesson, type LessonSource, lessonSchema } from './lesson.ts'
import { socialAndPhysicalPain } from './social-and-physical-pain.ts'
import { whatIsSocialPain } from './what-is-social-pain.ts'

const shipped = [
  whatIsSocialPain,
  socialAndPhysicalPain,
  causesAndEffects,
  howItIsMeasured,
  howItIsManaged,
  howToReadABrainMap,
] as const satisfies readonly LessonSource[]

export type LessonId = (typeof shipped)[number]['id']

export const lessons: readonly Lesson[] = shipped.map((source) => v.parse(lessonSchema, source))
