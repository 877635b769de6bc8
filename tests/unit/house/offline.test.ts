import { expect, test } from 'vitest'
import { serviceWorker } from '../../house/offline.ts'

test('the service worker knows every file of the build, and is another for another build', () => {
  const one = serviceWorker(['assets/a-1.js', 'icon.svg'], 'a')
  expect(one).toContain('const FILES = ["./","./assets/a-1.js","./icon.svg"]')
  expect(one).toMatch(/const NAME = 'ostrakon-[0-9a-f]{12}'/)
  expect(one).not.toMatch(/__\w+__/)
  expect(serviceWorker(['assets/a-1.js', 'icon.svg'], 'b')).not.toBe(one)
  expect(() => new Function(one)).not.toThrow()
})
