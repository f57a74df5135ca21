/** 退回和会签: the examiner asks the head to countersign, the decider sends the case back, and it is examined anew. */
import type { Locator, Page } from '@playwright/test'
import { givenFoodCase, send } from './arranged.ts'
import { expectGoodDialogs } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { act, openCase } from './workbench.ts'

/** Presses a button of the step that is open, fills its dialog in and confirms. */
async function onStep(page: Page, title: string, verb: string, fill: (dialog: Locator) => Promise<void>) {
  await page
    .getByRole('group', { name: /这个环节可以做的操作/ })
    .getByRole('button', { name: title, exact: true })
    .click()
  const dialog = page.getByRole('dialog', { name: title })
  await fill(dialog)
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** Adds one more who is asked: somebody, or a body as a whole. */
async function addAsked(dialog: Locator, who: string): Promise<void> {
  const option = dialog.locator('option', { hasText: who })
  await dialog.getByLabel('人员').selectOption((await option.getAttribute('value')) ?? '')
  await dialog.getByRole('button', { name: '加入' }).click()
}

test('a step waits for its countersignature, is returned by who decides, and is done again', async ({ come }) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('顾清明'))
  const codes = await givenFoodCase(citizen, '清明面馆')
  await send(await come('desk', people.clerk), `/api/cases/${codes.id}/acceptance`, {})
  const approver = await come('desk', people.approver)
  const head = await come('desk', people.head)
  await test.step('the examiner claims the step and asks the head to countersign', async () => {
    await openCase(approver, codes.number)
    await onStep(approver, '认领', '认领', async () => {})
    await onStep(approver, '征求意见', '发出', async (dialog) => {
      await addAsked(dialog, '韩国栋')
      await dialog.getByLabel('征求意见的问题').fill('烟道能不能接到公共竖井')
    })
    await onStep(approver, '发起会签', '发起会签', async (dialog) => {
      await addAsked(dialog, '审批岗（不指定人员）')
      await dialog.getByLabel('会签事由').fill('请会签场所布局是否符合要求')
    })
    await expect(approver.getByText('会签未完成')).toBeVisible()
    const open = approver.getByRole('group', { name: '可以办理' })
    await expect(open.getByRole('button', { name: '审查', exact: true })).toHaveCount(0)
    await expectGoodDialogs(approver, approver.getByRole('group', { name: /这个环节可以做的操作/ }).getByRole('button'))
  })
  await test.step('whoever was asked is replaced by the head', async () => {
    await approver.getByRole('button', { name: /^更换.*审批岗/ }).click()
    const dialog = approver.getByRole('dialog', { name: '更换会签人' })
    await addAsked(dialog, '韩国栋')
    await dialog.getByLabel('说明').fill('请科长会签')
    await dialog.getByRole('button', { name: '更换', exact: true }).click()
    await expect(dialog).toHaveCount(0)
  })
  await test.step('the head answers, urges, takes the step back so that it is claimed anew, and agrees', async () => {
    await openCase(head, codes.number)
    await head.getByRole('button', { name: '答复意见' }).click()
    const answer = head.getByRole('dialog', { name: '答复意见' })
    await answer.getByRole('textbox').fill('可以接入，要加装止回阀')
    await answer.getByRole('button', { name: '答复', exact: true }).click()
    await expect(head.getByText('可以接入，要加装止回阀')).toBeVisible()
    await onStep(head, '催办', '催办', async (dialog) => {
      await dialog.getByRole('textbox').fill('请今天提交')
    })
    await onStep(head, '退还认领', '退还', async (dialog) => {
      await expect(dialog).toContainText('收回以后退回本岗位重新认领')
      await dialog.getByRole('textbox').fill('承办人外出')
    })
    await approver.reload()
    await onStep(approver, '认领', '认领', async () => {})
    await head.reload()
    await onStep(head, '会签', '提交会签意见', async (dialog) => {
      await dialog.getByRole('radio', { name: '同意', exact: true }).check()
      await dialog.getByLabel('会签的理由').fill('布局符合要求')
    })
    await expect(head.getByText('会签已通过')).toBeVisible()
  })
  const examine = (opinion: string) =>
    act(approver, '审查', '提交审查意见', async (dialog) => {
      await dialog.getByRole('radio', { name: '建议准予' }).check()
      await dialog.getByRole('textbox').fill(opinion)
    })
  await test.step('the examiner gives an opinion, and the head sends the case back', async () => {
    await approver.reload()
    await examine('材料齐全，建议准予')
    await head.reload()
    await act(head, '退回', '退回', async (dialog) => {
      await dialog.getByRole('textbox').fill('请补充现场照片的核对情况')
    })
  })
  await test.step('it is examined again and granted', async () => {
    await approver.reload()
    await expect(approver.getByText('请补充现场照片的核对情况').first()).toBeVisible()
    await examine('照片已经核对，建议准予')
    await head.reload()
    await act(head, '准予', '作出准予决定')
  })
})
