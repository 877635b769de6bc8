import { expect, test } from 'vitest'
import { computeHere } from '#work/implementations.ts'

test('a table of 300,000 rows is read as a task, from the file itself', async () => {
  const rows = Array.from(
    { length: 300_000 },
    (_, i) => `Study ${i % 50},${i % 61},${i % 73},${i % 41}`,
  )
  const text = new Blob([['study,x,y,z', ...rows].join('\n')])
  const { form, table, dropped } = await computeHere('readFoci', { text, title: 'long' })
  expect(form).toBe('table')
  expect(table.title).toBe('long')
  expect(table.studies).toHaveLength(50)
  expect(dropped).toEqual([])
  expect(table.studies.reduce((sum, study) => sum + study.foci.length, 0)).toBe(300_000)
}, 60_000)

test('its refusal crosses with tag and words', async () => {
  await expect(computeHere('readFoci', { text: 'a,b\n1,2', title: '' })).rejects.toMatchObject({
    tag: 'bad-study-table',
    message: expect.stringContaining('columns named x, y and z'),
  })
})
