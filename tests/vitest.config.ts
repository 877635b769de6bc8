/** Two projects: `node` (unit, contract, golden) and `browser` (components and scenes in a real Chromium). */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { prebundled } from '../vite.config.ts'
import { chromiumArgs, findChromium } from './house/chromium.mjs'

const executablePath = findChromium()

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  publicDir: 'public',
  plugins: [react()],
  // Found first inside a worker, a package makes the server reload the page in the middle of a test.
  optimizeDeps: { include: [...prebundled, 'vitest-browser-react'] },
  test: {
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // Whole-brain maps on a busy machine take longer than the default of five seconds.
          testTimeout: 60_000,
          // Nothing else runs meanwhile; the default leaves one core idle, which is half of a small machine.
          maxWorkers: '100%',
          include: ['tests/{unit,contract,golden}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.browser.test.{ts,tsx}'],
          testTimeout: 240_000,
          // What a page comes to is waited for; the default of a second is short on a busy machine.
          expect: { poll: { timeout: 60_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: [...chromiumArgs],
                ...(executablePath ? { executablePath } : {}),
              },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 640, height: 360 } }],
          },
        },
      },
    ],
  },
})
