/** A paper photographed askew on a dark table: its corners are set, it is straightened and made smaller on the phone, and only then sent. */
import type { Page } from '@playwright/test'
import { givenFoodCase, send } from './arranged.ts'
import { look } from './looks.ts'
import type { Paper } from './papers.ts'
import { expect, newcomer, people, register, test } from './people.ts'

/** Where the paper lies in the photograph, in percent: upper left, upper right, lower right, lower left. */
const corners = [
  ['左上角', 22, 14],
  ['右上角', 82, 24],
  ['右下角', 76, 88],
  ['左下角', 12, 78],
] as const

test('a paper photographed askew is straightened on the phone, read once more, and sent as a small picture', async ({
  come,
}) => {
  const phone = await come('phone')
  await register(phone, newcomer('安小满'))
  const filed = await givenFoodCase(phone, '安家面馆')
  await send(await come('desk', people.clerk), `/api/cases/${filed.id}/correction-notice`, {
    items: [{ kind: 'material', key: 'layoutPlan', problem: '影像不清，请重新拍照上传' }],
  })
  await phone.goto(`/cases/${filed.id}/correction`)
  const photo = await askew(phone)
  const camera = phone.waitForEvent('filechooser')
  await phone.getByRole('button', { name: /^拍照/ }).click()
  await (await camera).setFiles(photo)

  const dialog = phone.getByRole('dialog', { name: '把四个角拖到纸的四角' })
  await expect(dialog.getByRole('img', { name: '拍的照片' })).toBeVisible()
  for (const [name, across, down] of corners) await setCorner(phone, name, across, down)
  await look(phone, 'the corners of a photograph')
  await dialog.getByRole('button', { name: '拉直', exact: true }).click()
  const straightened = phone.getByRole('dialog', { name: '看看清不清楚' })
  await expect(straightened.getByRole('img', { name: '拉直以后的样子' })).toBeVisible()
  await look(phone, 'a photograph made straight')
  await expect(phone.getByRole('link', { name: /\.jpg$/ })).toHaveCount(0)
  await straightened.getByRole('button', { name: '使用这张' }).click()

  const kept = phone.getByRole('link', { name: /\.jpg$/ })
  await expect(kept).toBeVisible()
  const picture = await (await phone.request.get((await kept.getAttribute('href'))!)).body()
  const { longest, light } = await seenIn(phone, picture)
  expect(longest).toBeLessThanOrEqual(2000)
  expect(picture.length).toBeLessThan(600_000)
  // Nothing of the table is left: each corner of what was sent is paper.
  expect(light).toEqual([true, true, true, true])
})

/** Moves one corner with the arrow keys to its place. */
async function setCorner(page: Page, name: string, across: number, down: number): Promise<void> {
  const corner = page.getByRole('button', { name: new RegExp(`^${name}：`) })
  const [, x, y] = /横向 (\d+)%，纵向 (\d+)%/.exec((await corner.getAttribute('aria-label'))!)!
  const [right, lower] = [across - Number(x), down - Number(y)]
  for (let step = 0; step < Math.abs(right); step++) await corner.press(right > 0 ? 'ArrowRight' : 'ArrowLeft')
  for (let step = 0; step < Math.abs(lower); step++) await corner.press(lower > 0 ? 'ArrowDown' : 'ArrowUp')
  await expect(corner).toHaveAccessibleName(new RegExp(`横向 ${across}%，纵向 ${down}%`))
}

/** White paper with some writing on a dark table that has a grain, as a camera of eight million dots sees it. */
async function askew(page: Page): Promise<Paper> {
  const picture = await page.evaluate((places) => {
    const [width, height] = [2448, 3264]
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const pen = canvas.getContext('2d')!
    for (let at = 0; at < 60_000; at++) {
      pen.fillStyle = `hsl(25 40% ${10 + (at % 13)}%)`
      pen.fillRect((at * 7919) % width, (at * 104_729) % height, 40, 40)
    }
    pen.fillStyle = '#fff'
    pen.beginPath()
    for (const [, x, y] of places) pen.lineTo((x / 100) * width, (y / 100) * height)
    pen.fill()
    pen.fillStyle = '#1f2329'
    pen.font = '600 90px sans-serif'
    pen.fillText('经营场所布局图', 900, 1500)
    return canvas.toDataURL('image/png')
  }, corners)
  return { name: 'IMG_0001.png', mimeType: 'image/png', buffer: Buffer.from(picture.split(',')[1]!, 'base64') }
}

/** Its longer side in dots, and whether each of its corners is light. */
function seenIn(page: Page, picture: Buffer): Promise<{ longest: number; light: boolean[] }> {
  return page.evaluate(
    async (address) => {
      const image = Object.assign(new Image(), { src: address })
      await image.decode()
      const { width, height } = image
      const canvas = Object.assign(document.createElement('canvas'), { width, height })
      const pen = canvas.getContext('2d')!
      pen.drawImage(image, 0, 0)
      const places = [
        [0.03, 0.03],
        [0.97, 0.03],
        [0.97, 0.97],
        [0.03, 0.97],
      ] as const
      const light = places.map(([x, y]) => pen.getImageData(width * x, height * y, 1, 1).data[0]! > 200)
      return { longest: Math.max(width, height), light }
    },
    `data:image/jpeg;base64,${picture.toString('base64')}`,
  )
}
