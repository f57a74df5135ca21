/** The door: who registers, who mistypes, who is locked out. */
import { expect, newcomer, PASSWORD, people, register, signIn, test } from './people.ts'

test('five wrong passwords lock the account for some minutes, and say so; other accounts are not touched', async ({
  come,
}) => {
  const phone = await come('phone')
  const person = newcomer('秦守约')
  await register(await come('desk'), person)
  await phone.goto('/sign-in')
  for (const left of [4, 3, 2, 1]) {
    await signIn(phone, person.username, 'Wrong-password-1')
    await expect(phone.getByRole('alert')).toContainText(`还可以试 ${left} 次`)
  }
  await signIn(phone, person.username, 'Wrong-password-1')
  await expect(phone.getByRole('alert')).toContainText(
    /请在 \d+ 分钟后再试。忘记密码，请带身份证到政务服务大厅窗口重置。/,
  )
  await signIn(phone, person.username, PASSWORD)
  await expect(phone.getByRole('alert')).toContainText(/请在 \d+ 分钟后再试/)

  await signIn(phone, people.elder)
  await expect(phone.getByRole('link', { name: '我的账户：张秀英' })).toBeVisible()
})

test('a newcomer registers on the phone, is told what is wrong with a number, and is let in', async ({ come }) => {
  const phone = await come('phone')
  const person = newcomer('何小满')
  await phone.goto('/cases')
  await phone.getByRole('link', { name: '注册账号' }).click()
  await phone.getByLabel('姓名').fill(person.name)
  await phone.getByLabel('身份证号').fill(person.idNumber.slice(0, 17) + (person.idNumber.endsWith('1') ? '2' : '1'))
  await phone.getByLabel('手机号').fill(person.phone)
  await phone.getByLabel('用户名').fill(person.username)
  await phone.getByLabel('密码').fill(person.password)
  await phone.getByRole('button', { name: '注册并登录' }).click()
  await expect(phone.getByText('身份证号不对，请逐位核对')).toBeVisible()
  await phone.getByLabel('身份证号').fill(person.idNumber)
  await phone.getByRole('button', { name: '注册并登录' }).click()
  await expect(phone.getByRole('heading', { name: '我的办件' })).toBeVisible()
  await expect(phone.getByText('还没有办件')).toBeVisible()
})
