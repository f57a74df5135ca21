/** A form begun on the phone, gone on with elsewhere, through a lapsed session, read once more and submitted. */
import { findItem } from './arranged.ts'
import { enter, expect, newcomer, PASSWORD, register, test } from './people.ts'
import { handInMaterials, readReceipt } from './portal.ts'
import { saved } from './saved.ts'

test('a person begins on the phone, loses the session, goes on with another phone, reviews and submits', async ({
  come,
}) => {
  const phone = await come('phone')
  const person = newcomer('柳谷雨')
  await register(phone, person)
  const address = `/apply/${await findItem(phone, '教师资格认定')}`
  await phone.goto(address)

  await test.step('what is known is filled in, counted, marked and can be corrected', async () => {
    await expect(phone.getByText(/已替您填好 \d 项/)).toBeVisible()
    await expect(phone.getByLabel('姓名')).toHaveValue(person.name)
    await expect(phone.getByText('来自您的实名信息，可以修改').first()).toBeVisible()
    await expect(phone.getByText(/第 1 部分，共 \d 部分/)).toBeVisible()
  })

  await test.step('what is wrong is told beside its field, with how to mend it', async () => {
    await phone.getByLabel('手机号码').fill('12345')
    await phone.getByRole('button', { name: '下一步' }).click()
    await expect(phone.getByRole('alert').getByRole('link', { name: /11 位手机号/ })).toBeVisible()
    await phone.getByLabel('手机号码').fill('19900004321')
  })
  await saved(phone, () => phone.getByLabel('户籍地或居住地').fill('示范省示范市云溪区云桥街道清和路9号'))

  await test.step('the session lapses: signing in again, everything is there', async () => {
    await phone.context().clearCookies()
    await phone.getByLabel('户籍地或居住地').fill('示范省示范市云溪区云桥街道清和路11号')
    const door = phone.getByRole('dialog')
    await expect(door).toBeVisible()
    await door.getByLabel('用户名').fill(person.username)
    await door.getByLabel('密码').fill(PASSWORD)
    await saved(phone, () => door.getByRole('button', { name: '登录' }).click())
    await expect(phone.getByLabel('户籍地或居住地')).toHaveValue('示范省示范市云溪区云桥街道清和路11号')
    await expect(phone.getByLabel('手机号码')).toHaveValue('19900004321')
  })

  const other = await come('phone')
  await enter(other, person.username)
  await other.goto(address)
  await test.step('another phone goes on where the first one was; what was typed stands, not what was filled in', async () => {
    await expect(other.getByLabel('户籍地或居住地')).toHaveValue('示范省示范市云溪区云桥街道清和路11号')
    await expect(other.getByLabel('手机号码')).toHaveValue('19900004321')
    await other.getByRole('button', { name: '下一步' }).click()
  })

  await test.step('the rest of the form, everything read once more, the paper for the counter, and submitted', async () => {
    await other.getByRole('radio', { name: '高级中学' }).check()
    await other.getByLabel('学科').fill('语文')
    await other.getByRole('radio', { name: '国家考试合格' }).check()
    await other.getByLabel('学历和毕业院校').fill('示范师范大学本科')
    await other.getByRole('radio', { name: '一级乙等' }).check()
    await other.getByRole('radio', { name: '户籍' }).check()
    await other.getByRole('button', { name: '下一步：材料' }).click()
    await handInMaterials(other)
    await other.getByRole('button', { name: '下一步：核对' }).click()
    await expect(other.getByText('示范省示范市云溪区云桥街道清和路11号')).toBeVisible()
    await other.emulateMedia({ media: 'print' })
    await expect(other.getByText('申请人（签字或者盖章）')).toBeVisible()
    await expect(other.getByRole('button', { name: '提交申请' })).toBeHidden()
    await other.emulateMedia({ media: 'screen' })
    await other.getByRole('button', { name: '提交申请' }).click()
    const { number } = await readReceipt(other)
    expect(number).toMatch(/\d/)
  })
})
