import { expect, test } from '@playwright/test'
import { faultsOf } from './looks.ts'

test('the browser shows Chinese letters and not boxes, on a machine without a font too', async ({ page }) => {
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
})

test('a button without a name, pale words and a page too wide are found', async ({ page }) => {
  await page.setContent(`<html lang="zh-CN"><title>页</title><main><h1>页</h1>
    <p style="color: #ccc; background: #fff">看不清</p><button></button><div style="width: 3000px">宽</div></main></html>`)
  const faults = await faultsOf(page)
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(['button-name', 'color-contrast', 'too-wide'])
})
