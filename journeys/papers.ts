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
