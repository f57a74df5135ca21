/** A change that would turn people away is seen before it is published, and stopped. */
import type { Page } from '@playwright/test'
import { ask } from './arranged.ts'
import { expect, people, test } from './people.ts'

/** A copy of what the directory of e-licences has. */
const PAPER = '本人居民户口簿复印件'
/** By other journeys, at the same time. */
const REWRITTEN = ['公司设立登记', '最低生活保障申请', '食品小作坊登记']
const REASON = '没有法律法规要求这份材料，最近办结的都没有交过，请删去'

test('a new required material is rehearsed on the cases closed last, and the checker sends it back', async ({
  come,
}) => {
  const editor = await come('desk', people.countyEditor)
  const item = await itemWithClosedCases(editor)

  await test.step('the county’s editor asks for one paper more; the draft saves itself', async () => {
    await editor.goto(`/work/catalogue/${item}`)
    await editor.getByRole('button', { name: '起草新版本' }).click()
    await editor.getByRole('navigation', { name: '编辑内容' }).getByRole('button', { name: '申请材料' }).click()
    await editor.getByRole('button', { name: '增加材料' }).click()
    // The new row has the focus.
    await editor.keyboard.press('Control+a')
    await editor.keyboard.type(PAPER)
    await expect(editor.getByText(/^已自动保存 \d\d:\d\d$/)).toBeVisible()
    await expect(editor.getByRole('region', { name: '可能不必再要的材料' })).toContainText(`“${PAPER}”`)
    await editor.getByRole('button', { name: '提交审核' }).click()
    await expect(editor.getByRole('dialog').getByRole('alert')).toContainText(PAPER)
    await editor.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
    await expect(editor.getByText('待审核')).toBeVisible()
  })

  const checker = await come('desk', people.editor)
  await test.step('the city’s editor reads whom it would have stopped, and what is new', async () => {
    await checker.goto(new URL(editor.url()).pathname)
    const report = checker.locator('section', { has: checker.getByRole('heading', { name: '预演' }) })
    await expect(report.getByText('会有人办不成')).toBeVisible()
    await expect(report.getByRole('table', { name: '缺什么' }).getByRole('row', { name: PAPER })).toContainText(
      /\d+ 件/,
    )
    await expect(report.getByRole('table', { name: '会遇到问题的办件' })).toContainText(`缺${PAPER}`)
    await expect(checker.getByRole('table', { name: '版本对照' }).getByRole('row', { name: PAPER })).toBeVisible()
  })

  await test.step('the dialog for publishing says so too; she returns the draft instead', async () => {
    await checker.getByRole('button', { name: '审核并发布' }).click()
    const dialog = checker.getByRole('dialog', { name: '审核并发布' })
    await expect(dialog.getByRole('alert').filter({ hasText: '按这一版却办不成' })).toBeVisible()
    await expect(dialog.getByRole('alert').filter({ hasText: PAPER })).toBeVisible()
    await dialog.getByRole('button', { name: '取消' }).click()
    await checker.getByRole('button', { name: '退回修改' }).click()
    await checker.getByRole('dialog').getByRole('textbox').fill(REASON)
    await checker.getByRole('dialog').getByRole('button', { name: '退回修改' }).click()
    await expect(checker.getByText(`退回理由：${REASON}`)).toBeVisible()
  })

  await test.step('the editor is told why, and the item stays as it was', async () => {
    await editor.reload()
    await expect(editor.getByText(`退回理由：${REASON}`)).toBeVisible()
    await editor.getByRole('link', { name: '返回事项' }).click()
    await expect(editor.getByRole('row', { name: '第 1 版' })).toContainText('现行')
  })
})

/** An item of the editor's own region that people have applied for lately and nobody is rewriting. */
async function itemWithClosedCases(page: Page): Promise<string> {
  type Item = { id: string; name: string; publishedNo?: number; open?: object }
  const { rows } = await ask<{ rows: Item[] }>(page, '/api/catalogue/items?limit=100&status=published')
  const found: { id: string; cases: number }[] = []
  const free = rows.filter((row) => row.publishedNo === 1 && !row.open && !REWRITTEN.includes(row.name))
  for (const { id } of free) {
    const { versions } = await ask<{ versions: { id: string }[] }>(page, `/api/catalogue/items/${id}`)
    const report = await page.request.get(`/api/rehearsals/${versions[0]!.id}`)
    if (!report.ok()) continue
    const { replayed, grantedTroubled, cases } = (await report.json()) as {
      replayed: number
      grantedTroubled: number
      cases: { granted: boolean }[]
    }
    // Somebody was granted it then, so that there is somebody to be turned away.
    if (grantedTroubled === 0 && cases.every((one) => one.granted)) found.push({ id, cases: replayed })
  }
  const most = found.toSorted((one, other) => other.cases - one.cases)[0]
  expect(most, 'an item with closed cases').toBeDefined()
  return most!.id
}
