import { describe, expect, it } from 'vitest'
import { readHead } from '#format/byte-reader.ts'
import { isFormatError } from '#format/errors.ts'
import { formats, openFile } from '#format/index.ts'
import { fixture, namedBlob } from '../fixtures/files.ts'

/** At least one good file of each format. */
const examples: { readonly [id: string]: readonly string[] } = {
  cifti: ['surface/both.dscalar.nii'],
  nifti: ['nifti/n1_both_codes.nii', 'nifti/n2_big_endian_ext.nii', 'nifti/gz_ok.nii.gz'],
  analyze: ['surface/plain.hdr'],
  mgh: ['surface/map.mgz', 'surface/labels.mgh'],
  gifti: ['surface/lh.pial.surf.gii', 'surface/lh.two.func.gii', 'surface/lh.parts.label.gii'],
  'freesurfer-geometry': ['surface/lh.pial'],
  'freesurfer-values': ['surface/lh.curv'],
  'freesurfer-annotation': ['surface/lh.parts.annot'],
}

const companions = async (path: string) =>
  path.endsWith('.hdr') ? [await fixture(path.replace('.hdr', '.img'))] : []

describe.each(formats.map((format) => [format.id, format] as const))('format %s', (id, format) => {
  const paths = examples[id] ?? []

  it('has an example, a label and endings with their dot', () => {
    expect(paths.length).toBeGreaterThan(0)
    expect(format.label).not.toBe('')
    for (const ending of format.extensions) expect(ending).toMatch(/^\.[a-z0-9.]+$/)
  })

  it('recognises its own files, and is the first to do so', async () => {
    for (const path of paths) {
      const file = await fixture(path)
      const head = await readHead(file, 4096)
      expect(formats.find((candidate) => candidate.sniff(head, file.name))?.id).toBe(id)
    }
  })

  it('opens its files gzipped or not under the same sniffing', async () => {
    for (const path of paths) {
      const opened = await openFile([await fixture(path), ...(await companions(path))])
      // Plain JSON: it crosses a worker and is printed by the command line.
      expect(JSON.parse(JSON.stringify(opened.info))).toEqual(opened.info)
      expect(opened.info.bytes).toBeGreaterThan(0)
    }
  })

  it('refuses its files cut anywhere, by a tag and with their name', async () => {
    for (const path of paths) {
      const file = await fixture(path)
      const whole = new Uint8Array(await file.blob.arrayBuffer())
      for (const share of [0, 0.001, 0.02, 0.3, 0.7, 0.97]) {
        const cut = namedBlob(file.name, whole.subarray(0, Math.floor(whole.length * share)))
        const error = await openFile([cut, ...(await companions(path))]).then(
          () => 'opened',
          (reason) => reason,
        )
        expect([path, share, isFormatError(error), error]).toEqual([path, share, true, error])
        expect(error.message).toContain(file.name)
      }
    }
  })
})

describe('what is none of them', () => {
  it.each([
    ['a web page instead of a file', '<!DOCTYPE html><html>404</html>', 'web page'],
    ['text', 'subject,value\n1,2\n', 'text'],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'PNG'],
    ['a zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'zip'],
    ['anything', new Uint8Array(1000).fill(200), 'no known image'],
  ])('is told for what it looks like: %s', async (_what, content, words) => {
    for (const name of ['map.nii.gz', 'map.xyz']) {
      await expect(openFile([namedBlob(name, content)])).rejects.toThrow(words)
    }
  })

  it('is an empty file, and nothing at all', async () => {
    await expect(openFile([namedBlob('a.nii')])).rejects.toMatchObject({ tag: 'empty-file' })
    await expect(openFile([])).rejects.toMatchObject({ tag: 'not-recognised' })
  })
})
