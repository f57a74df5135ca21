import { chromium, expect, test } from '@playwright/test'
import { findBrowser } from './browser.ts'

test('on a machine without a browser the one from npm shows Chinese letters and not boxes', async () => {
  test.skip(process.platform !== 'linux' || process.arch !== 'x64', 'npm brings a browser for 64-bit Intel Linux only')
  const browser = await chromium.launch(await findBrowser('npm'))
  const page = await browser.newPage()
  const pictures = await page.evaluate(() =>
    ['一', '窗', '办'].map((letter) => {
      const canvas = document.createElement('canvas')
      const pen = canvas.getContext('2d')
      if (!pen) throw new Error('no canvas')
      pen.font = '32px sans-serif'
      pen.fillText(letter, 0, 40)
      return canvas.toDataURL()
    }),
  )
  expect(new Set(pictures).size, 'a missing letter is drawn as the same box every time').toBe(3)
  await browser.close()
})
