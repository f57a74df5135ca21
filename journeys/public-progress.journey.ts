/** Following a case without an account. */
import { givenFoodCase } from './arranged.ts'
import { expect, newcomer, register, test } from './people.ts'

test('whoever holds the number and the code sees how a case stands; with a wrong code one is told so', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('冯谷雨'))
  const codes = await givenFoodCase(citizen, '谷雨茶饮')

  const anyone = await come('phone')
  await anyone.goto('/')
  await anyone.getByRole('link', { name: '查进度' }).click()
  await anyone.getByLabel('办件编号').fill(codes.number)
  await anyone.getByLabel('查询码').fill('短')
  await anyone.getByRole('button', { name: '查询' }).click()
  await expect(anyone.getByText('查询码是 8 位字母和数字')).toBeVisible()
  await anyone.getByLabel('查询码').fill(codes.queryCode.startsWith('A') ? 'BBBBBBBB' : 'AAAAAAAA')
  await anyone.getByRole('button', { name: '查询' }).click()
  await expect(anyone.getByRole('alert')).toBeVisible()
  await anyone.getByLabel('查询码').fill(codes.queryCode.toLowerCase())
  await anyone.getByRole('button', { name: '查询' }).click()
  await expect(anyone.getByRole('list', { name: '办理进度' })).toContainText('提交申请')
  await expect(anyone.getByRole('main')).not.toContainText('冯谷雨')
})
