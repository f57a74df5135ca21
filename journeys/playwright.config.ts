import { defineConfig } from '@playwright/test'
import { findBrowser } from './browser.ts'

/** Each `*.journey.ts` is a story a person would tell; `node tools/test.ts --journeys-only [words]` runs them. */
export const config = defineConfig({
  testDir: '.',
  testMatch: '**/*.journey.ts',
  outputDir: '../test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: await findBrowser(),
  },
})

// Playwright reads the default export, the one place where a file of ours has one.
export default config
