/** A photograph cut off on its way: what had arrived is not sent again, and what is there stays over a reload. */
import { givenFoodCase, send } from './arranged.ts'
import { look } from './looks.ts'
import { photograph } from './papers.ts'
import { expect, newcomer, people, register, test } from './people.ts'

const PORTION = 1024 * 1024

test('an upload cut off goes on where it stopped: by itself when the line is back, by choosing the file again after a reload', async ({
  come,
}) => {
  const phone = await come('phone')
  await register(phone, newcomer('戚小满'))
  const filed = await givenFoodCase(phone, '小满面馆')
  await send(await come('desk', people.clerk), `/api/cases/${filed.id}/correction-notice`, {
    items: [{ kind: 'material', key: 'layoutPlan', problem: '影像不清，请重新拍照上传' }],
  })
  await phone.goto(`/cases/${filed.id}/correction`)
  const paper = await photograph(phone, '布局图')
  const came: number[] = []
  const cuts = [PORTION, 2 * PORTION]
  let leaving = false
  await phone.route('**/api/documents/uploads/*', async (route) => {
    const request = route.request()
    const from = Number(request.headers()['upload-offset'])
    if (request.method() !== 'PATCH') return route.continue()
    if (leaving) return route.abort('internetdisconnected')
    if (from === cuts[0]) {
      cuts.shift()
      await phone.context().setOffline(true)
      return route.abort('internetdisconnected')
    }
    came.push(from)
    return route.continue()
  })

  await phone.locator('input[type=file]').setInputFiles(paper)
  await expect(phone.getByText(/网络断了，停在 \d+%。不用重新选/)).toBeVisible()
  await phone.context().setOffline(false)
  await expect.poll(() => cuts.length).toBe(0)
  await expect(phone.getByText(/网络断了，停在 \d+%/)).toBeVisible()
  // The page is left before the line has carried anything more.
  leaving = true
  await phone.context().setOffline(false)
  await phone.reload()

  await expect(phone.getByText(/上次传到 \d+% 就断了。请再选一次这个文件/)).toBeVisible()
  leaving = false
  await phone.locator('input[type=file]').setInputFiles(paper)
  await expect(phone.getByRole('link', { name: paper.name })).toBeVisible()
  await expect(phone.getByText('就断了')).toHaveCount(0)
  expect(came).toEqual([0, PORTION, 2 * PORTION])

  await expect(phone.getByText(/^已自动保存/)).toBeVisible()
  await phone.reload()
  await expect(phone.getByRole('link', { name: paper.name })).toBeVisible()
  await look(phone, 'a correction gone on with')
  await phone.getByRole('button', { name: '提交补正' }).click()
  await expect(phone.getByText('已补正，待受理').first()).toBeVisible()
})
