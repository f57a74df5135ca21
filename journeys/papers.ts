/** Papers to hand in: pictures drawn by the browser, so that none is kept with the project. */
import type { Page } from '@playwright/test'

export type Paper = { name: string; mimeType: string; buffer: Buffer }

/** A drawing with a title and a plan of rooms, as somebody would photograph it. */
export async function drawing(page: Page, title: string): Promise<Paper> {
  const picture = await page.evaluate((words) => {
    const canvas = document.createElement('canvas')
    canvas.width = 840
    canvas.height = 600
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, 840, 600)
    pen.strokeStyle = pen.fillStyle = '#1f2329'
    pen.lineWidth = 3
    pen.font = '600 30px sans-serif'
    pen.fillText(words, 40, 60)
    pen.font = '22px sans-serif'
    const rooms: [string, number, number, number, number][] = [
      ['就餐区 28㎡', 40, 100, 420, 440],
      ['厨房 16㎡', 460, 100, 340, 240],
      ['洗消间', 460, 340, 170, 200],
      ['仓库', 630, 340, 170, 200],
    ]
    for (const [name, x, y, width, height] of rooms) {
      pen.strokeRect(x, y, width, height)
      pen.fillText(name, x + 20, y + 40)
    }
    return canvas.toDataURL('image/png')
  }, title)
  return { name: `${title}.png`, mimeType: 'image/png', buffer: Buffer.from(picture.split(',')[1]!, 'base64') }
}

/** A picture of two to three million bytes, as a phone's camera makes them. */
export async function photograph(page: Page, title: string): Promise<Paper> {
  const picture = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 860
    const pen = canvas.getContext('2d')!
    const grain = pen.createImageData(860, 860)
    for (let from = 0; from < grain.data.length; from += 65_536)
      crypto.getRandomValues(grain.data.subarray(from, from + 65_536))
    for (let alpha = 3; alpha < grain.data.length; alpha += 4) grain.data[alpha] = 255
    pen.putImageData(grain, 0, 0)
    return canvas.toDataURL('image/png')
  })
  return { name: `${title}.png`, mimeType: 'image/png', buffer: Buffer.from(picture.split(',')[1]!, 'base64') }
}
