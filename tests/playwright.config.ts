/** Drives the built page, served by the same command that users start. Specs take `test` from browser/harness.ts. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from './house/chromium.mjs'

const executablePath = findChromium()
/** Known in the processes that run tests: the server below has told it by then. */
const baseURL = process.env['OSTRAKON_URL']

export default defineConfig({
  testDir: 'browser',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  forbidOnly: true,
  // Unattended, one late frame of a machine in use must not hide what all other specs found; `npm test` names it.
  retries: process.env['CI'] ? 1 : 0,
  // A browser that draws in software takes both cores for itself.
  workers: 1,
  // Generous, so that nothing fails on a machine that does ten other things: what hangs ends all the same.
  timeout: 300_000,
  globalTimeout: 110 * 60_000,
  expect: { timeout: 60_000 },
  use: {
    viewport: { width: 1280, height: 720 },
    ...(baseURL ? { baseURL } : {}),
    colorScheme: 'light',
    // A test that means the page without a network allows them: requests would go past `page.route` elsewhere.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: [...chromiumArgs],
      ...(executablePath ? { executablePath } : {}),
    },
  },
  webServer: {
    command: 'node tests/house/start.mjs --no-open --port 0',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    // The named group becomes process.env.OSTRAKON_URL.
    wait: { stdout: /is at (?<ostrakon_url>http\S+)/ },
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
})
