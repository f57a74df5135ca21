import { defineConfig } from '@playwright/test'
import { findBrowser } from './browser.ts'

/** Each `*.journey.ts` is a story a person would tell; `node tools/test.ts --journeys-only [words]` runs them. */
export const config = defineConfig({
  testDir: '.',
  testMatch: '**/*.journey.ts',
  globalSetup: './world.ts',
  outputDir: '../test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // They end what hangs; how fast a page must be is measured in bench/, and a slow machine fails no story.
  timeout: 900_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    baseURL: process.env['JOURNEYS_URL'],
    browserName: 'chromium',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Of every page that is open as a journey ends: `test-results/` shows how each story came out, on phone and desk.
    screenshot: 'on',
    launchOptions: await findBrowser(),
  },
})

// Playwright reads the default exports of this file and of world.ts; nothing else of ours has one.
export default config
