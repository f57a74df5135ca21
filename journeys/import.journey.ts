/** The real list of a district comes in: judged, drafted, mended where in doubt, published by a second person, found by anybody. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ask, send } from './arranged.ts'
import { look } from './looks.ts'
import { expect, newcomer, newUscc, PASSWORD, people, test } from './people.ts'
import { handInDraft } from './workbench.ts'

const LIST = join(import.meta.dirname, '..', '..', 'shared', 'data', 'items-guangan', 'items.json')
/** Three departments of the real list: enough to have rows in doubt, and nothing that other journeys search for. */
const DEPARTMENTS = ['区应急管理局', '区政府办', '区气象局']
/** Its credit code is that of another department. */
const IN_DOUBT = '建设工程专用地震监测台网建设方案审查'
const PLAIN = '建地震监测台要先过的审查'
const FIRST_PASSWORD = 'First-password-1'

type Row = { department: string; name: string; areaCode: string }

test('an editor brings the real items in, mends one in doubt, a colleague publishes, and a citizen finds them', async ({
  come,
}) => {
  test.skip(!existsSync(LIST), 'the real list is not on this machine (../shared/data/items-guangan/items.json)')
  const rows = (JSON.parse(readFileSync(LIST, 'utf8')) as Row[]).filter((row) => DEPARTMENTS.includes(row.department))
  const admin = await come('desk', people.systemAdmin)
  const security = await come('desk', people.securityAdmin)
  const post = await givenEditorsPost(admin, security, rows[0]!.areaCode)
  const editor = await come('desk')
  const checker = await come('desk')
  await enterAsEditor(admin, editor, post, '顾清明')
  await enterAsEditor(admin, checker, post, '宁谷雨')

  await test.step('she hands the list in and sees, before anything is written, which rows are in doubt and why', async () => {
    await editor.goto('/work/catalogue')
    await editor.getByRole('link', { name: '导入', exact: true }).click()
    await editor
      .getByLabel('上传清单')
      .setInputFiles({ name: '广安区.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(rows)) })
    await expect(editor.getByRole('heading', { level: 1, name: '广安区.json' })).toBeVisible()
    await editor.getByRole('button', { name: /^存疑\d/ }).click()
    await expect(editor.getByRole('row', { name: IN_DOUBT })).toContainText('是“区政府办”的，请核对实施部门')
    await expect(editor.getByText('机构库里没有“区气象局”，导入时新建')).toBeVisible()
    await expect(editor.getByRole('link', { name: '下载错误表' })).toBeVisible()
  })

  await test.step('she has them written into drafts, and is told why she cannot publish', async () => {
    await confirm(editor, '写成草稿')
    await expect(editor.getByText('不能自己发布：请另一位事项编辑')).toBeVisible()
    await expect(editor.getByRole('button', { name: '复核并发布' })).toHaveCount(0)
  })
  const list = editor.url()

  await test.step('she opens the draft of the row in doubt, mends it and submits it', async () => {
    await editor.getByRole('row', { name: IN_DOUBT }).getByRole('link', { name: '打开草稿' }).click()
    const doubts = editor.getByRole('region', { name: '导入时存疑' })
    await expect(doubts).toContainText('“广安区.json”第')
    await doubts.getByRole('button', { name: /是“区政府办”的/ }).click()
    await expect(editor.getByLabel('地方实施编码')).toBeFocused()
    await expect(editor.getByText(/^导入时存疑：.*请核对实施部门$/)).toBeVisible()
    await look(editor, 'a draft with doubts of its import')
    await editor.getByRole('button', { name: /^基本信息/ }).click()
    await editor.getByLabel('通俗叫法').fill(PLAIN)
    await handInDraft(editor)
    await expect(editor.getByRole('button', { name: '提交审核' })).toHaveCount(0)
  })

  await test.step('a colleague publishes the list, and the mended item by itself', async () => {
    await checker.goto('/work/catalogue/imports')
    await checker.getByRole('row', { name: '广安区.json' }).getByRole('link').click()
    await expect(checker).toHaveURL(new URL(list).pathname)
    await confirm(checker, '复核并发布')
    await expect(checker.getByRole('row', { name: '区气象局' }).last()).toContainText('已公布')
    await checker.getByRole('button', { name: /^存疑\d/ }).click()
    await checker.getByRole('row', { name: IN_DOUBT }).getByRole('link', { name: '打开草稿' }).click()
    await confirm(checker, '审核并发布')
    await expect(checker.getByRole('button', { name: '审核并发布' })).toHaveCount(0)
  })

  const citizen = await come('phone')
  await test.step('both are found at once, and the guide says what nobody has stated', async () => {
    await find(citizen, IN_DOUBT)
    await expect(citizen.getByText(PLAIN).first()).toBeVisible()
    const sound = rows.find((row) => row.department === '区气象局')!
    await find(citizen, sound.name)
    await expect(citizen.getByText('未填报').first()).toBeVisible()
  })
})

async function confirm(page: Page, verb: string): Promise<void> {
  await page.getByRole('button', { name: verb }).click()
  await page.getByRole('dialog').getByRole('button', { name: verb }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function find(page: Page, words: string): Promise<void> {
  await page.goto(`/search?q=${encodeURIComponent(words)}`)
  await page.getByRole('listitem').filter({ hasText: words }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(words)
}

/** A body of that district, with a post for editors of items. */
async function givenEditorsPost(admin: Page, security: Page, regionCode: string): Promise<string> {
  const uscc = newUscc()
  const name = `广安区事项管理中心${uscc.slice(-4)}`
  const face = { name, shortName: name, letterWord: '广事项', uscc, level: '4', kind: 'department' }
  const { id: organId } = await send<{ id: string }>(admin, '/api/organs', { ...face, regionCode })
  const { id } = await send<{ id: string }>(admin, '/api/posts', { organId, title: '事项编辑', coversOrgans: [] })
  const { csrfToken } = await ask<{ csrfToken: string }>(security, '/api/session')
  const data = { roles: ['catalogue-editor'] }
  const answer = await security.request.put(`/api/posts/${id}/roles`, { data, headers: { 'x-csrf-token': csrfToken } })
  expect(answer.ok(), await answer.text()).toBe(true)
  return id
}

/** Somebody new at that post, with a password of their own. */
async function enterAsEditor(admin: Page, page: Page, postId: string, name: string): Promise<void> {
  const { username } = newcomer(name)
  await send(admin, '/api/staff', { name, username, initialPassword: FIRST_PASSWORD, postIds: [postId] })
  const answer = await page.request.post('/api/session', { data: { username, password: FIRST_PASSWORD } })
  expect(answer.ok(), `${name} signs in`).toBe(true)
  await send(page, '/api/account/password', { currentPassword: FIRST_PASSWORD, newPassword: PASSWORD })
}
