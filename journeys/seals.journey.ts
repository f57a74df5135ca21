/** A seal changes only by two people: its keeper asks, somebody else approves, and both stand in its history. */
import { expectGoodDialogs } from './looks.ts'
import { expect, people, test } from './people.ts'

test('what a body’s seal may be used for is changed by one who asks and another who approves', async ({ come }) => {
  const keeper = await come('desk', people.head)
  await keeper.goto('/work/seals')
  const asks = keeper.getByRole('button', { name: /^改变用途和限制：/ }).first()
  const seal = (await asks.getAttribute('aria-label'))!.split('：')[1]!
  const about = (act: string) => ({ name: `${act}：${seal}`, exact: true })
  for (const act of ['停用印章', '改变用途和限制'])
    await expectGoodDialogs(keeper, keeper.getByRole('button', about(act)))

  await test.step('the keeper asks, and cannot approve it', async () => {
    await asks.click()
    const dialog = keeper.getByRole('dialog', about('改变用途和限制'))
    await dialog.getByLabel('每天最多几次').fill('9999')
    await dialog.getByLabel(/原因|理由/).fill('按印章管理办法规定每天用印的上限')
    await dialog.getByRole('button', { name: '提出申请' }).click()
    await expect(keeper.getByText(/申请改为：.*每天最多 9999 次/)).toBeVisible()
    await expect(keeper.getByRole('button', about('核准申请'))).toHaveCount(0)
  })
  await test.step('the manager of the centre approves', async () => {
    const manager = await come('phone', people.manager)
    await manager.goto('/work/seals')
    await manager.getByRole('button', about('核准申请')).click()
    const dialog = manager.getByRole('dialog', about('核准申请'))
    await dialog.getByRole('radio', { name: '同意', exact: true }).check()
    await dialog.getByRole('textbox').fill('与管理办法一致')
    await dialog.getByRole('button', { name: '核准申请' }).click()
    await expect(manager.getByRole('button', about('核准申请'))).toHaveCount(0)
  })
  await test.step('it holds, and its history names both', async () => {
    await keeper.reload()
    await keeper.getByRole('button', about('启用和停用记录')).click()
    const history = keeper.getByRole('list', { name: `${seal}印章的启用和停用记录` })
    await expect(history).toContainText('按印章管理办法规定每天用印的上限')
    await expect(history).toContainText('与管理办法一致')
    await expect(keeper.getByText(/申请改为/)).toHaveCount(0)
  })
})
