/** What was typed is not lost: not by leaving, not without a network, not on another device. */
import { expect, newcomer, register, enter, test } from './people.ts'
import { findItem } from './arranged.ts'
import { saved } from './saved.ts'

test('a draft is left on the phone and continued on the computer at home', async ({ come }) => {
  const phone = await come('phone')
  const person = newcomer('施立秋')
  await register(phone, person)
  const address = `/apply/${await findItem(phone, '教师资格认定')}`
  await phone.goto(address)
  await expect(phone.getByLabel('姓名')).toHaveValue(person.name)
  await phone.getByLabel('户籍地或居住地').fill('示范省示范市云溪区云桥街道清和路9号')
  await phone.getByRole('button', { name: '下一步' }).click()
  await saved(phone, () => phone.getByLabel('学科').fill('语文'))

  const computer = await come('desk')
  await enter(computer, person.username)
  await computer.goto('/me')
  await expect(computer.getByRole('heading', { name: '没填完的申请' })).toBeVisible()
  await computer.getByRole('link', { name: '接着填' }).click()
  await expect(computer.getByLabel('户籍地或居住地')).toHaveValue('示范省示范市云溪区云桥街道清和路9号')
  await computer.getByRole('button', { name: '下一步' }).click()
  await expect(computer.getByLabel('学科')).toHaveValue('语文')
  await saved(computer, () => computer.getByLabel('学科').fill('数学'))

  await phone.getByLabel('学科').fill('英语')
  await expect(phone.getByText('这份申请在另一台设备上也修改过')).toBeVisible()
  await phone.getByRole('button', { name: '用另一台设备上的' }).click()
  await expect(phone.getByLabel('学科')).toHaveValue('数学')
})

test('the network goes away while one types: the page says so, keeps everything, and saves when it is back', async ({
  come,
}) => {
  const phone = await come('phone')
  await register(phone, newcomer('孔处暑'))
  await phone.goto(`/apply/${await findItem(phone, '社会保障卡补领')}`)
  await saved(phone, () => phone.getByLabel('现住址').fill('示范省示范市云溪区溪口街道溪畔路3号'))

  await phone.context().setOffline(true)
  await expect(phone.getByText('网络已断开。您填的内容会保留，恢复网络后即可继续。')).toBeVisible()
  await phone.getByLabel('现住址').fill('示范省示范市云溪区溪口街道溪畔路5号')
  await expect(phone.getByText('还没保存到服务器，内容留在本页；恢复后会自动再存。')).toBeVisible()
  await phone.getByRole('button', { name: '下一步' }).click()
  await phone.getByRole('group', { name: '补领原因' }).getByLabel('丢失').check()

  await saved(phone, () => phone.context().setOffline(false))
  await expect(phone.getByText('网络已断开')).toBeHidden()
  await expect(phone.getByText('已自动保存')).toBeVisible()
  await phone.reload()
  await expect(phone.getByLabel('现住址')).toHaveValue('示范省示范市云溪区溪口街道溪畔路5号')
})
