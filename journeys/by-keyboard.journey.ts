/** A whole case by the keyboard alone: from the list to the decision, no hand on the mouse. */
import type { Page } from '@playwright/test'
import { ask, givenFoodCase, send } from './arranged.ts'
import { expectGoodLooks, look } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'

/** Walks with the Tab key to what has this name; a trap would never let it through. */
async function tabTo(page: Page, role: 'button' | 'radio' | 'textbox', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true })
  for (let at = 0; at < 80; at++) {
    if (await wanted.evaluate((found) => found === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not come to ${name}`)
}

test('an approver claims, reads, examines and decides with the keyboard alone', async ({ come }) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('温知夏'))
  const codes = await givenFoodCase(citizen, '知夏茶饮')
  const second = await givenFoodCase(citizen, '知夏轻食')
  const clerk = await come('desk', people.clerk)
  for (const { id } of [codes, second]) await send(clerk, `/api/cases/${id}/acceptance`, {})
  const approver = await come('desk', people.approver)
  const dialog = approver.getByRole('dialog')
  const press = async (...keys: string[]) => {
    for (const key of keys) await approver.keyboard.press(key)
  }

  await test.step('the list is walked through, and two cases are claimed from it', async () => {
    await approver.goto(`/work/cases?tab=all&text=${encodeURIComponent('温知夏')}`)
    await expect(approver.getByRole('row', { name: /温知夏/ })).toHaveCount(2)
    await press('j', 'x', 'j', 'x')
    await expect(approver.getByText('已选 2 件')).toBeVisible()
    await tabTo(approver, 'button', '批量认领（2）')
    await press('Enter')
    await expect(dialog.getByRole('button', { name: '逐件认领' })).toBeFocused()
    await press('Enter')
    await expect(dialog.getByText('2 件已认领')).toBeVisible()
    await press('Control+Enter')
    await expect(dialog).toBeHidden()
  })

  await test.step('what she claimed is a list of its own; she goes from case to case in it', async () => {
    await approver.goto(`/work/cases?tab=claimed&sort=filed&text=${encodeURIComponent('温知夏')}`)
    await expect(approver.getByRole('row', { name: /温知夏/ })).toHaveCount(2)
    await press('j', 'Enter')
    await expect(approver.getByRole('complementary', { name: '办件预览' })).toBeVisible()
    await press('Enter')
    await expect(approver.getByRole('heading', { level: 1 })).toContainText('食品经营许可')
    await expect(approver.getByText('列表第 1 件，共 2 件')).toBeVisible()
    await press('j')
    await expect(approver.getByText('列表第 2 件，共 2 件')).toBeVisible()
    await press('k')
    await expect(approver.getByText('列表第 1 件，共 2 件')).toBeVisible()
    expect(approver.url()).toContain(codes.id)
  })

  await test.step('the keys of the page are said by ?', async () => {
    await press('?')
    await expect(dialog.getByRole('row', { name: '1 审查' })).toBeVisible()
    await expect(dialog.getByRole('row', { name: 't 转办' })).toBeVisible()
    await look(approver, 'the keys of the case page')
    await press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('she looks at the second material, larger and turned', async () => {
    await press('m')
    await expect(approver.getByRole('button', { name: /^法定代表人.*身份证/ })).toHaveAttribute('aria-pressed', 'true')
    await press('+', 'r')
    await expect(approver.getByText('150%')).toBeVisible()
    await press('M')
    await expect(approver.getByRole('button', { name: /^营业执照/ })).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('she recommends the yes, and is told what was done', async () => {
    await press('1')
    await expect(dialog.getByRole('radio').first()).toBeFocused()
    await press('Space')
    await tabTo(approver, 'textbox', '意见')
    await approver.keyboard.insertText('材料齐全，建议准予')
    await press('Control+Enter')
    await expect(approver.getByText('已完成：审查。')).toBeVisible()
    await expect(approver.getByText(/已完成：审查/).locator('xpath=ancestor-or-self::output')).toBeFocused()
  })

  await test.step('she decides, and goes on with the next case of her list', async () => {
    await expect(approver.getByRole('group', { name: '可以办理' }).getByRole('button').first()).toHaveText(/准予/)
    await press('1')
    await expect(dialog).toBeVisible()
    await press('Control+Enter')
    await expect(approver.getByText('已完成：准予。')).toBeVisible()
    expect((await ask<{ status: string }>(approver, `/api/cases/${codes.id}`)).status).toBe('granted')
    await press('j')
    await expect.poll(() => approver.url()).toContain(second.id)
    await press('u')
    await expect(approver.getByText('共 1 件')).toBeVisible()
  })

  await test.step('her other lists are as readable', async () => {
    for (const tab of ['claimed', 'joint', 'others', 'checks'])
      await expectGoodLooks(approver, [`/work/cases?tab=${tab}`])
  })
})
