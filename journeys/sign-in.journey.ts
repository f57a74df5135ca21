/** The door: who registers, who mistypes, who is locked out. */
import { ask, send } from './arranged.ts'
import { look } from './looks.ts'
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

test('who has two posts takes the other one with a button, and sees what that post may do', async ({ come }) => {
  const admin = await come('desk', people.systemAdmin)
  const postOf = async (username: string) => {
    const { rows } = await ask<{ rows: { posts: { id: string }[] }[] }>(admin, `/api/staff?q=${username}`)
    return rows[0]!.posts[0]!.id
  }
  const postIds = [await postOf(people.clerk), await postOf(people.editor)]
  const { username, password } = newcomer('双肩挑')
  const first = 'First-password-1'
  await send(admin, '/api/staff', { name: '双肩挑', username, initialPassword: first, postIds })

  const staff = await come('desk')
  await staff.goto('/work')
  await signIn(staff, username, first)
  await staff.getByLabel('现在的密码').fill(first)
  await staff.getByLabel('新密码', { exact: true }).fill(password)
  await staff.getByLabel('再输入一次新密码').fill(password)
  await staff.getByRole('button', { name: '修改密码' }).click()

  const posts = staff.getByRole('combobox', { name: '当前岗位' })
  const counter = staff.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '综合窗口' })
  const items = staff.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '事项管理' })
  const [from, to] = (await posts.locator('option:checked').textContent())!.includes('受理员')
    ? [counter, items]
    : [items, counter]
  await expect(from).toBeVisible()
  await expect(to).toHaveCount(0)
  const other = (await posts.locator('option:not(:checked)').allTextContents()).find((name) => name !== '当前岗位')!
  await posts.selectOption({ label: other })
  await look(staff, 'another post chosen')
  await staff.getByRole('button', { name: '换到这个岗位' }).click()
  await expect(to).toBeVisible()
  await expect(from).toHaveCount(0)
  await expect(staff.getByRole('button', { name: '换到这个岗位' })).toHaveCount(0)
})
