/** Filled in at home, printed, brought to a window: scanned there, nothing is typed twice. */
import type { Page } from '@playwright/test'
import { findItem, send } from './arranged.ts'
import { look } from './looks.ts'
import { drawing } from './papers.ts'
import { enter, expect, newcomer, newUscc, people, register, test } from './people.ts'
import { findGuide, LOST_CARD, tellOwnRestaurant, upload } from './portal.ts'
import { saved } from './saved.ts'

const ADDRESS = '示范省示范市云溪区云桥街道清和路18号'

test('a form half done at home goes on at the window by the code on its print, and is handed in once', async ({
  come,
}) => {
  const phone = await come('phone')
  const person = newcomer('裴小满')
  await register(phone, person)
  let code = ''

  await test.step('she fills in the form on her phone, sends one paper and prints it as it is', async () => {
    await phone.goto(`/apply/${await findItem(phone, '社会保障卡补领')}`)
    await saved(phone, () => phone.getByLabel('现住址').fill(ADDRESS))
    await phone.getByRole('button', { name: '下一步', exact: true }).click()
    for (const [question, answer] of LOST_CARD) {
      await phone.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check()
    }
    await phone.getByRole('button', { name: '下一步：材料' }).click()
    const paper = await drawing(phone, '身份证件')
    await saved(phone, () => upload(phone.getByRole('main').locator('input[type=file]').first(), paper))
    await phone.getByText('没法上传材料？打印申请表，到窗口办').click()
    await expect(phone.getByRole('button', { name: '打印申请表' })).toBeVisible()
    await phone.emulateMedia({ media: 'print' })
    await phone.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await expect(phone.getByRole('img', { name: '窗口扫码调出申请表' })).toBeVisible()
    await expect(phone.getByText(ADDRESS)).toBeVisible()
    const printed = await phone.getByText(/^申请表编号 SQ-/).innerText()
    code = printed.replace('申请表编号 ', '')
    await phone.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await phone.emulateMedia({ media: null })
  })

  const clerk = await come('desk', people.clerk)
  const keys = clerk.keyboard
  await clerk.goto('/work/counter')
  await test.step('before she is identified the code opens nothing', async () => {
    await expect(clerk.getByLabel('身份证号或统一社会信用代码')).toBeFocused()
    await keys.type(code)
    await keys.press('Enter')
    await expect(clerk.getByText(/请先核验身份，再在/)).toBeVisible()
    await keys.press('Control+a')
  })

  await test.step('for somebody else it opens nothing either', async () => {
    const other = newcomer('韩大寒')
    await register(await come('phone'), other)
    await bringForm(clerk, other.idNumber, code)
    await expect(clerk.getByRole('alert')).toContainText('这张申请表不是这位申请人的')
    await look(clerk, 'a form of somebody else')
    await clerk.getByRole('button', { name: '换人' }).click()
  })

  await test.step('for her: scanned where one looks for an item, and everything stands there', async () => {
    // A scanner types what the picture holds, without the strokes between.
    await bringForm(clerk, person.idNumber, code.replaceAll('-', ''))
    await expect(clerk.getByText(/申请人自己在网上填的申请表/)).toBeVisible()
    await expect(clerk.getByLabel('现住址')).toHaveValue(ADDRESS)
    await expect(clerk.getByRole('group', { name: '补领原因' }).getByLabel('丢失')).toBeChecked()
    await expect(clerk.getByText('来自申请人自己填的申请表').first()).toBeVisible()
    await look(clerk, 'a form opened at the window')
  })

  await test.step('she reads on her phone that it was opened', async () => {
    await phone.goto('/me')
    await expect(phone.getByText(/在.*打开过/)).toBeVisible()
  })

  await test.step('the clerk puts one thing right, sees the papers, and files it by keys alone', async () => {
    await clerk.getByLabel('现住址').fill(`${ADDRESS}2单元`)
    await keys.press('Control+Enter')
    await expect(clerk.getByRole('heading', { name: '材料清单', exact: true })).toBeVisible()
    await expect(clerk.getByRole('link', { name: '身份证件.png' })).toHaveAttribute('href', /\/counter\/forms\//)
    await look(clerk, 'papers sent from home, at the window')
    await keys.press('Alt+z')
    await keys.press('Control+Enter')
    await expect(clerk.getByRole('heading', { name: '核对提交', exact: true })).toBeVisible()
    await expect(clerk.getByText(`${ADDRESS}2单元`)).toBeVisible()
    await keys.press('Control+Enter')
    await clerk.getByRole('button', { name: '受理', exact: true }).click()
    await clerk.getByRole('dialog', { name: '受理' }).getByRole('button', { name: '受理', exact: true }).click()
    await expect(clerk.getByText('已完成：受理。')).toBeVisible()
  })

  await test.step('scanned again it is told to be handed in', async () => {
    await keys.press('Alt+b')
    await bringForm(clerk, person.idNumber, code)
    await expect(clerk.getByRole('alert')).toContainText('这份申请已经提交过了')
    await expect(clerk.getByRole('link', { name: '打开办件' })).toBeVisible()
  })

  await test.step('at home the draft is no draft any more: it was handed in at the window, and leads to the case', async () => {
    const computer = await come('desk')
    await enter(computer, person.username)
    await computer.goto('/me')
    await expect(computer.getByText(/^已在窗口提交/)).toBeVisible()
    await expect(computer.getByRole('link', { name: '接着填' })).toHaveCount(0)
    await look(computer, 'a draft handed in at the window')
    await computer.getByRole('link', { name: '看办件' }).click()
    await expect(computer.getByRole('heading', { name: /社会保障卡补领/ })).toBeVisible()
  })
})

test('who acts for a firm brings its form by their own card: the situation told at home is told already', async ({
  come,
}) => {
  const firm = '示范市小满餐饮有限公司'
  const phone = await come('phone')
  const clerk = await come('desk', people.clerk)
  const person = newcomer('程小满')
  await register(phone, person)
  const { name, idNumber } = person

  const code = await test.step('at home: what she tells of the firm’s restaurant, and half of the form', async () => {
    const looked = { identifier: idNumber, way: 'typed' }
    const { known } = await send<{ known: { id: string } }>(clerk, '/api/counter/identifications', looked)
    await send(clerk, `/api/people/${known.id}/verify`, { name, idNumber, username: person.username })
    const asked = { name: firm, uscc: newUscc(), legalRepresentative: { name, idNumber } }
    const { mandateId } = await send<{ mandateId: string }>(clerk, '/api/enterprises', asked)
    await send(phone, '/api/session/mandate', { mandateId })
    await findGuide(phone, '开个小饭馆要办什么证', '开饭馆、奶茶店、面包房、食堂要办的证')
    await tellOwnRestaurant(phone)
    await phone.getByRole('link', { name: '在线办理' }).click()
    await expect(phone.getByLabel('名称', { exact: true })).toHaveValue(firm)
    await phone.getByRole('button', { name: '下一步', exact: true }).click()
    await saved(phone, () => phone.getByLabel('门店招牌名称').fill('小满面馆'))
    await phone.emulateMedia({ media: 'print' })
    return (await phone.getByText(/^申请表编号 SQ-/).innerText()).replace('申请表编号 ', '')
  })

  await test.step('at the window: she is identified by her own card, and it is the firm that applies', async () => {
    await clerk.goto('/work/counter')
    await bringForm(clerk, idNumber, code)
    await expect(clerk.getByRole('heading', { name: /食品经营许可.* · 填表/ })).toBeVisible()
    await expect(clerk.getByText(`由经办人 ${name} 到窗口办理。`)).toBeVisible()
    await expect(clerk.getByLabel('名称', { exact: true })).toHaveValue(firm)
    await expect(clerk.getByLabel('门店招牌名称')).toHaveValue('小满面馆')
    await expect(clerk.getByText('来自申请人自己填的申请表').first()).toBeVisible()
    await look(clerk, 'the form of a firm opened at the window')
  })
})

/** Whoever stands at the window is identified by number, and their sheet is scanned where the item is chosen. */
async function bringForm(clerk: Page, idNumber: string, code: string): Promise<void> {
  for (const [field, typed] of [
    ['身份证号或统一社会信用代码', idNumber],
    ['查找事项', code],
  ] as const) {
    await expect(clerk.getByLabel(field)).toBeFocused()
    await clerk.keyboard.type(typed)
    await clerk.keyboard.press('Enter')
  }
}
