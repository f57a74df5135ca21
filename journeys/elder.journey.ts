/** 适老化: large text, large targets, remembered. */
import { expect, people, test } from './people.ts'

const LEAST_TARGET = 60
const LEAST_TEXT = 20

test('an old lady turns on large text, finds what she needs by saying it, and finds it large again next time', async ({
  come,
}) => {
  const phone = await come('phone', people.elder)
  await phone.goto('/')
  await phone.getByRole('button', { name: '大字版' }).click()
  await phone.getByRole('link', { name: '老人高龄补贴怎么领' }).click()
  await phone.getByRole('link', { name: '八十岁以上老人领高龄津贴' }).click()
  const apply = phone.getByRole('link', { name: '在线办理' })
  await expect(apply).toBeVisible()
  expect((await apply.boundingBox())!.height).toBeGreaterThanOrEqual(LEAST_TARGET)
  const size = await phone.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
  expect(size).toBeGreaterThanOrEqual(LEAST_TEXT)

  await phone.reload()
  await expect(phone.getByRole('button', { name: '标准版' })).toBeVisible()
  await apply.click()
  await expect(phone.getByLabel('姓名').first()).toHaveValue('张秀英')
  await phone.getByRole('button', { name: '标准版' }).click()
  await expect(phone.getByRole('button', { name: '大字版' })).toBeVisible()
})
