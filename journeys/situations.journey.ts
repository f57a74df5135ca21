/** An item begins to ask about the situation: mended until every path ends, looked at as its applicants will, in force from a day. */
import type { Locator, Page } from '@playwright/test'
import { ask } from './arranged.ts'
import { expect, people, test } from './people.ts'

const ITEM = '公司设立登记'
const QUESTION = '公司住所是租的吗？'
const NEXT = '出租人是谁？'
const TERM = '租期超过一年吗？'
const PAPER = '住所租赁合同'

test('an editor asks about the situation, sees what each answer adds, and a colleague puts it in force from a day', async ({
  come,
}) => {
  const editor = await come('desk', people.countyEditor)
  const { rows } = await ask<{ rows: { id: string; name: string }[] }>(
    editor,
    `/api/catalogue/items?limit=20&name=${encodeURIComponent(ITEM)}`,
  )
  await editor.goto(`/work/catalogue/${rows.find((row) => row.name === ITEM)!.id}`)
  await editor.getByRole('button', { name: '起草新版本' }).click()
  const preview = editor.locator('section', { has: editor.getByRole('heading', { name: '申请人看到的' }) })

  await test.step('two questions; the second is asked by nobody until an option leads to it', async () => {
    await section(editor, '情形')
    await expect(preview.getByText('没有情形问题，所有申请人都一样。')).toBeVisible()
    await addQuestion(editor, QUESTION)
    await addQuestion(editor, NEXT)
    await expect(rowOf(editor, NEXT).getByText(`问题“${NEXT}”谁也问不到：没有选项通向它`)).toBeVisible()
    await expect(editor.getByRole('button', { name: '提交审核' })).toBeDisabled()
    const yes = rowOf(editor, QUESTION).getByLabel('选了以后').first()
    await yes.selectOption({ label: `接着问：${NEXT}` })
    await expect(editor.getByText('没有发现妨碍发布的问题')).toBeVisible()
  })

  await test.step('a material is asked of those who answer yes, and the preview says so', async () => {
    await section(editor, '申请材料')
    await editor.getByRole('button', { name: '增加材料' }).click()
    await editor.keyboard.press('Control+a')
    await editor.keyboard.type(PAPER)
    const paper = rowOf(editor, PAPER)
    await paper.getByRole('radio', { name: '只在这些答案下' }).check()
    await paper.getByRole('group', { name: QUESTION }).getByRole('checkbox', { name: '是' }).check()
    await expect(editor.getByText(/^已自动保存/)).toBeVisible()
    await section(editor, '情形')
    await expect(preview.getByText(`会增加：${PAPER}`)).toBeVisible()
    await preview.getByRole('radio', { name: `是 会增加：${PAPER}` }).check()
    await expect(preview.getByRole('group', { name: NEXT })).toBeVisible()
    await expect(preview.getByText(`${PAPER}（必须）`)).toBeVisible()
    await preview.getByRole('radio', { name: '否' }).first().check()
    await expect(preview.getByText('这种情形下需要')).toBeVisible()
    await expect(preview.getByText(`${PAPER}（必须）`)).toHaveCount(0)
  })

  await test.step('a question on a condition is skipped by those it does not concern, and a condition on a later one is refused', async () => {
    await addQuestion(editor, TERM)
    await rowOf(editor, QUESTION)
      .getByLabel('选了以后')
      .nth(1)
      .selectOption({ label: `接着问：${TERM}` })
    await rowOf(editor, NEXT)
      .getByLabel('选了以后')
      .first()
      .selectOption({ label: `接着问：${TERM}` })
    const term = rowOf(editor, TERM)
    await term.getByRole('radio', { name: '自己写条件' }).check()
    const condition = term.getByRole('textbox', { name: '条件式' })
    const own = (await term.getByText(/^条件式里的代号：/).innerText()).split('：')[1]!
    await condition.fill(`${own} = "yes"`)
    await expect(term.getByText(`问题“${TERM}”的提问条件用到了这时还没有问过的问题“${TERM}”`)).toBeVisible()
    await condition.fill('')
    await term.getByRole('radio', { name: '只在前面这样回答时问' }).check()
    await term.getByRole('group', { name: QUESTION }).getByRole('checkbox', { name: '是' }).check()
    await expect(term.getByLabel('不问的时候')).toHaveValue('end')
    await expect(editor.getByText('没有发现妨碍发布的问题')).toBeVisible()
    await expect(preview.getByText(`按前面的回答不用问：${TERM}`)).toBeVisible()
    await preview.getByRole('radio', { name: /^是/ }).first().check()
    await preview.getByRole('group', { name: NEXT }).getByRole('radio', { name: '是' }).check()
    await expect(preview.getByRole('group', { name: TERM })).toBeVisible()
  })

  const checker = await come('desk', people.editor)
  await test.step('the colleague has it begin on a day; the calendar shows it, and until then it may be taken back', async () => {
    await editor.getByRole('button', { name: '提交审核' }).click()
    await editor.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
    await expect(editor.getByText('编写人不能审核自己写的内容')).toBeVisible()
    await checker.goto(new URL(editor.url()).pathname)
    await checker.getByRole('button', { name: '审核并发布' }).click()
    const dialog = checker.getByRole('dialog', { name: '审核并发布' })
    await dialog.getByRole('radio', { name: '从某一天起生效' }).check()
    for (const [part, text] of Object.entries({ 年: '2099', 月: '1', 日: '15' }))
      await dialog.getByLabel(part).fill(text)
    await dialog.getByRole('button', { name: '审核并发布' }).click()
    await expect(checker.getByText('已审核，2099年1月15日起生效')).toBeVisible()
    await checker.goto('/work/catalogue/calendar')
    await checker.getByRole('row', { name: ITEM }).getByRole('link', { name: ITEM }).click()
    await checker.getByRole('button', { name: '退回修改' }).click()
    await checker.getByRole('dialog').getByRole('textbox').fill('先征求企业意见')
    await checker.getByRole('dialog').getByRole('button', { name: '退回修改' }).click()
    await expect(checker.getByText('退回理由：先征求企业意见')).toBeVisible()
  })
})

async function section(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '编辑内容' }).getByRole('button', { name }).click()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
}

async function addQuestion(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: '增加问题' }).click()
  // The new question has the focus.
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
  await expect(page.getByRole('strong').filter({ hasText: text })).toBeVisible()
}

/** The row of a list in the editor, by what stands over it. */
function rowOf(page: Page, heading: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('strong').filter({ hasText: heading }) })
}
