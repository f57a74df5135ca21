/** A licence in its holder's hand: one use allowed to one body, seen by its holder, objected to, answered, and taken back. */
import { ask, givenFoodCase, grantFoodCase } from './arranged.ts'
import { expectGoodDialogs, expectGoodLooks } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { day, fillDay } from './workbench.ts'

test('a holder lets one body use a licence once, reads who did, objects, and reads the answer', async ({ come }) => {
  const phone = await come('phone')
  await register(phone, newcomer('戚小满'))
  const [clerk, approver, head] = [
    await come('desk', people.clerk),
    await come('desk', people.approver),
    await come('desk', people.head),
  ]
  await grantFoodCase(await givenFoodCase(phone, '小满面馆'), { clerk, approver, head })
  const { rows } = await ask<{ rows: { id: string; organName: string }[] }>(phone, '/api/my/licences')
  const [licence] = rows
  await phone.goto(`/licences/${licence!.id}`)
  await phone.getByRole('button', { name: '授权使用一次' }).click()
  const dialog = phone.getByRole('dialog')
  await dialog.getByLabel('按名称找单位').fill(licence!.organName)
  await dialog.getByLabel('授权给哪个单位').selectOption({ label: licence!.organName })
  await dialog.getByLabel('用来做什么').fill('办理外卖平台入驻核验')
  await fillDay(dialog, day(9))
  await dialog.getByRole('button', { name: '授权并取得授权码' }).click()
  const code = await phone.getByText(/^[2-9A-HJKMNP-Z]{10}$/).textContent()
  await phone.getByRole('button', { name: '我记下了' }).click()

  await head.goto('/work/licences/redeem')
  await head.getByLabel('授权码').fill(code!)
  await head.getByRole('button', { name: '使用一次' }).click()
  await expect(head.getByText('办理外卖平台入驻核验')).toBeVisible()

  await phone.reload()
  await expect(phone.getByText('已经使用')).toBeVisible()
  await phone
    .getByRole('button', { name: `对${licence!.organName}的这次使用提出异议` })
    .first()
    .click()
  await phone.getByLabel('为什么认为不当').fill('我只同意核验，没有同意留存')
  await phone.getByRole('button', { name: '提交异议' }).click()
  await expect(phone.getByText(/已提出异议/)).toBeVisible()

  const supervisor = await come('desk', people.supervisor)
  await supervisor.goto('/work/oversight/objections')
  const row = supervisor.getByRole('row').filter({ hasText: '没有同意留存' })
  await row.getByRole('button', { name: /答复/ }).click()
  await supervisor.getByLabel('异议成立', { exact: true }).check()
  await supervisor.getByLabel('查明的情况、理由和处理结果').fill('经查没有留存副本，已要求当面说明')
  await supervisor.getByRole('dialog').getByRole('button', { name: '答复', exact: true }).click()
  await expect(row).toHaveCount(0)

  const { rows: answered } = await ask<{ rows: { answer?: string }[] }>(phone, '/api/my/objections')
  expect(answered[0]!.answer).toContain('没有留存副本')
  await phone.goto('/me/objections')
  await expect(phone.getByText(/经查没有留存副本/)).toBeVisible()
  // Allowed once is allowed once.
  await head.getByLabel('授权码').fill(code!)
  await head.getByRole('button', { name: '使用一次' }).click()
  await expect(head.getByText('这次授权已经用过、收回或者过期')).toBeVisible()

  await test.step('it is suspended for some days: told, heard, decided, seen on the phone, and given back', async () => {
    const [mine, theirs] = [`/licences/${licence!.id}`, `/work/licences/${licence!.id}`]
    await head.goto(theirs)
    await head.getByRole('button', { name: '告知拟暂扣' }).click()
    await head.getByLabel('拟暂扣多少天').fill('30')
    await head.getByLabel('依据', { exact: true }).fill('《示范市餐饮服务管理规定》第十八条')
    await head.getByLabel(/事实和理由/).fill('后厨卫生两次检查不合格')
    await head.getByRole('button', { name: '发出告知书' }).click()
    await expect(head.getByText('以后，或者持证人陈述申辩以后，才能作出决定')).toBeVisible()
    await phone.goto(mine)
    await phone.getByRole('button', { name: '陈述和申辩' }).click()
    await expect(phone.getByText('我要求听证')).toHaveCount(0)
    await phone.getByLabel('您的意见').fill('已经换了保洁，请少扣几天')
    await phone.getByRole('button', { name: '提交意见' }).click()
    await expect(phone.getByText('您的意见已经提交', { exact: false })).toBeVisible()
    await head.goto(theirs)
    await head.getByRole('button', { name: '决定暂扣' }).click()
    await head.getByLabel('暂扣多少天').fill('10')
    await head.getByLabel(/决定的理由/).fill('意见部分采纳，减为十天')
    await head.getByRole('button', { name: '作出暂扣决定' }).click()
    await expect(head.getByRole('button', { name: '恢复' })).toBeVisible()
    await expectGoodLooks(head, [theirs])
    await expect(async () => {
      await phone.goto(mine)
      await expect(phone.getByRole('link', { name: '打开暂扣证照决定书' })).toBeVisible({ timeout: 5000 })
    }).toPass()
    await expect(phone.getByText('这份证照暂扣到', { exact: false })).toBeVisible()
    await expect(phone.getByRole('button', { name: '亮证' })).toHaveCount(0)
    await expectGoodLooks(phone, [mine])
    await head.getByRole('button', { name: '恢复' }).click()
    await head.getByLabel('法律依据').fill('《示范市餐饮服务管理规定》第十九条')
    await head.getByLabel(/事实和理由/).fill('整改完成，复查合格')
    await head.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click()
    await expect(head.getByRole('button', { name: '告知拟暂扣' })).toBeVisible()
    await phone.goto(mine)
    await expect(phone.getByRole('button', { name: '亮证' })).toBeVisible()
  })
  await test.step('before it is revoked its holder is told, speaks, and reads the decision', async () => {
    const [mine, theirs] = [`/licences/${licence!.id}`, `/work/licences/${licence!.id}`]
    await head.goto(theirs)
    const tell = head.getByRole('button', { name: '告知拟吊销' })
    await expectGoodDialogs(head, tell)
    await tell.click()
    await head.getByLabel('依据', { exact: true }).fill('《示范市餐饮服务管理规定》第二十条')
    await head.getByLabel(/事实和理由/).fill('三次抽检不合格且拒不改正')
    await head.getByRole('button', { name: '发出告知书' }).click()
    await expect(head.getByText('以后，或者持证人陈述申辩以后，才能作出决定')).toBeVisible()
    await expectGoodLooks(head, [theirs])
    await phone.goto(mine)
    await expectGoodLooks(phone, [mine])
    await phone.getByRole('button', { name: '陈述和申辩' }).click()
    await phone.getByLabel('您的意见').fill('已经停业整改，请重新抽检')
    await phone.getByRole('button', { name: '提交意见' }).click()
    await expect(phone.getByText('您的意见已经提交', { exact: false })).toBeVisible()
    await head.goto(theirs)
    await expect(head.getByText(/已经停业整改/)).toBeVisible()
    await head.getByRole('button', { name: '决定吊销' }).click()
    await head.getByLabel(/决定的理由/).fill('重新抽检仍不合格，意见不予采纳')
    await head.getByRole('button', { name: '作出吊销决定' }).click()
    await expect(head.getByText('已吊销').first()).toBeVisible()
    await expect(async () => {
      await phone.goto(mine)
      await expect(phone.getByRole('link', { name: '打开吊销证照决定书' })).toBeVisible({ timeout: 5000 })
    }).toPass()
  })
})
