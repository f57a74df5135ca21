/** Somebody asks in words the search does not know; an editor teaches them, and the next one finds the item. */
import type { Page } from '@playwright/test'
import { expect, people, test } from './people.ts'

const QUESTION = '咋个整夕阳红卡'
const SAYING = '夕阳红卡'
const THING = '老年人优待证'
const ITEM = '老年人优待证办理'
const NONSENSE = '4BPRKT4B'

test('a question nobody could answer becomes work, a word is taught, and the next search finds the item', async ({
  come,
}) => {
  const citizen = await come('phone')
  await test.step('a citizen does not find what she means, and says so', async () => {
    await ask(citizen, QUESTION)
    await expect(citizen.getByRole('listitem').filter({ hasText: ITEM })).toHaveCount(0)
    await citizen.getByRole('button', { name: '没找到' }).click()
    await expect(citizen.getByText('已经记下来了')).toBeVisible()
  })

  const editor = await come('desk', people.editor)
  await test.step('the question waits at the lexicon desk, without a name', async () => {
    await editor.goto('/work/catalogue')
    await editor.getByRole('link', { name: '词库' }).click()
    await editor.getByRole('row', { name: QUESTION }).getByRole('button', { name: '教词库' }).click()
    await expect(editor.getByText(`回答没有搜到的问题：“${QUESTION}”`)).toBeVisible()
    await expect(foundAt(editor, ITEM)).toHaveCount(0)
  })

  await test.step('she teaches the saying, and sees at once what the sentence finds now', async () => {
    await editor.getByLabel('说法', { exact: true }).fill(SAYING)
    await editor.getByLabel('查找事物').fill(THING)
    await editor.getByLabel('指的事物').selectOption(THING)
    await editor.getByRole('button', { name: '教会', exact: true }).click()
    await expect(editor.getByText(`已教会“${SAYING}”`)).toBeVisible()
    await expect(foundAt(editor, ITEM).first()).toContainText(`您说的“${SAYING}”，办的事叫“${THING}”`)
    await expect(editor.getByRole('row', { name: QUESTION })).toHaveCount(0)
    await editor.getByRole('button', { name: '已教会' }).click()
    await expect(editor.getByRole('row', { name: QUESTION })).toBeVisible()
  })

  await test.step('the next one who asks so finds it', async () => {
    const neighbour = await come('phone')
    await ask(neighbour, QUESTION)
    await expect(neighbour.getByRole('listitem').filter({ hasText: ITEM }).first()).toBeVisible()
  })

  await test.step('a word that was wrong is retired, and means nothing from then on', async () => {
    await editor.getByRole('button', { name: '说法', exact: true }).click()
    await editor.getByLabel('查找说法').fill(SAYING)
    await editor.getByRole('row', { name: SAYING }).getByRole('button', { name: '停用' }).click()
    await expect(editor.getByText('没有这样的说法')).toBeVisible()
    await expect(foundAt(editor, ITEM)).toHaveCount(0)
  })
})

test('letters that mean nothing find nothing, and a person is offered', async ({ come }) => {
  const citizen = await come('phone')
  await ask(citizen, NONSENSE)
  await expect(citizen.getByRole('main').getByRole('listitem')).toHaveCount(0)
  await expect(citizen.getByRole('main')).toContainText('12345')
})

test('a way of the guided questions is rewritten with the keyboard, and a dead end is refused with words', async ({
  come,
}) => {
  const editor = await come('desk', people.editor)
  await editor.goto('/work/catalogue/trees?tree=enterprise')
  await editor.getByRole('button', { name: '增加第一层选项' }).click()
  await editor.getByLabel('显示的文字').fill('办养老院')
  await editor.getByRole('button', { name: '保存整棵' }).click()
  await expect(editor.getByRole('alert')).toContainText('“办养老院”没有下文')
  await editor.getByRole('button', { name: '增加要办的事' }).click()
  await editor.getByLabel('查找事物').fill('养老机构')
  await editor.getByLabel('指的事物').selectOption('养老机构设立备案')
  await expect(editor.getByText(/现在找到 \d+ 个事项/)).toBeVisible()
  const outline = editor.getByRole('button', { name: /^办养老院/ })
  await outline.focus()
  await editor.keyboard.press('Alt+ArrowUp')
  await editor.getByRole('button', { name: '保存整棵' }).click()
  await expect(editor.getByText('已保存')).toBeVisible()

  const { nodes } = (await (await editor.request.get('/api/trees/enterprise')).json()) as {
    nodes: { label: string; items: number }[]
  }
  const place = nodes.findIndex((node) => node.label === '办养老院')
  expect(place).toBe(nodes.length - 2)
  expect(nodes[place]!.items).toBeGreaterThan(0)
})

function foundAt(page: Page, item: string) {
  return page.getByRole('list', { name: '找到的事项' }).getByRole('listitem').filter({ hasText: item })
}

async function ask(page: Page, question: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('searchbox').fill(question)
  await page.getByRole('button', { name: '搜索' }).click()
}
