import { expect, test } from 'vitest'
import { readFigureNote, writeFigureNote } from '#lesson/figure-note.ts'
import { firstView } from '#view/spec.ts'

const note = {
  document: firstView,
  maps: [{ title: 'Pain', method: 'ALE', sha256: 'a'.repeat(64) }],
  threshold: 'a: 3.1',
}

test('a note comes back whole', () => {
  expect(readFigureNote(writeFigureNote(note))).toEqual({ format: 'ostrakon-figure/1', ...note })
})

test.each(['', '{', 'null', '{"format":"ostrakon-figure/2"}', '['.repeat(50_000)])(
  '%.20s is no note',
  (text) => {
    expect(readFigureNote(text)).toBeNull()
  },
)

test('a hash that is none makes it no note', () => {
  const maps = [{ title: 'Pain', method: '', sha256: 'x' }]
  expect(readFigureNote(writeFigureNote({ ...note, maps }))).toBeNull()
})
