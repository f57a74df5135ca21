/** 适老化: large text, large targets, remembered. */
import { expect, people, test } from './people.ts'

const LEAST_TARGET = 60
const LEAST_TEXT = 20

test('an old lady turns on large text, finds what she needs by saying it, and finds it large again next time', async ({
  come,
}) => {
  const phone = await come('phone', people.elder)
  await phone.goto('/')
  const question = phone.getByRole('searchbox')
  await question.fill('老人高龄')
  await phone.getByRole('button', { name: '大字版' }).click()
  await expect(question, 'what is typed stays').toHaveValue('老人高龄')
  const first = phone.getByRole('navigation', { name: '更多入口' }).getByRole('link')
  await expect(first).toHaveText([/打电话 12345/, /请人帮我办/, /查进度/, /我的证照/])
  await expect(first.first()).toHaveAttribute('href', 'tel:12345')
  await expect(phone.getByRole('link', { name: '个人办事' })).toBeHidden()
  await phone.getByText('更多', { exact: true }).click()
  await expect(phone.getByRole('link', { name: '个人办事' })).toBeVisible()
  await phone.getByRole('link', { name: '老人高龄补贴怎么领' }).click()
  await phone.getByRole('link', { name: '八十岁以上老人领高龄津贴' }).click()
  const call = phone.getByRole('main').getByRole('link', { name: '打电话 12345' })
  await expect(call).toHaveAttribute('href', 'tel:12345')
  const apply = phone.getByRole('link', { name: '在线办理' })
  await expect(apply).toBeVisible()
  expect((await apply.boundingBox())!.height).toBeGreaterThanOrEqual(LEAST_TARGET)
  const size = await phone.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
  expect(size).toBeGreaterThanOrEqual(LEAST_TEXT)

  await phone.goto('/')
  await phone.getByRole('link', { name: '请人帮我办' }).click()
  await phone.getByLabel('要办什么事').fill('想领高龄津贴，不会用手机')
  await phone.getByLabel('请哪个大厅帮').selectOption({ index: 1 })
  await phone.getByRole('radio', { name: '上门帮我' }).check()
  await phone.getByLabel('上门的地址').fill('示范市云溪区云桥街道清和路36号')
  await phone.getByLabel('联系电话').fill('19900000008')
  await phone.getByRole('button', { name: '请人帮我办' }).click()
  await expect(phone.getByText('会有人打电话联系您')).toBeVisible()
  await expect(phone.getByText('待接办').first()).toBeVisible()

  await phone.goBack()
  await phone.goBack()
  await phone.reload()
  await expect(phone.getByRole('button', { name: '标准版' })).toBeVisible()
  await apply.click()
  await expect(phone.getByLabel('姓名').first()).toHaveValue('张秀英')
  await phone.getByRole('link', { name: '请人帮我办这一步' }).click()
  await expect(phone.getByLabel('要办什么事')).toHaveValue('网上办事，填表这一步不会弄')
  await phone.getByRole('link', { name: '回去接着填' }).click()
  await expect(phone.getByLabel('姓名').first()).toHaveValue('张秀英')
  await phone.getByRole('button', { name: '标准版' }).click()
  await expect(phone.getByRole('button', { name: '大字版' })).toBeVisible()
})
