/** 证照归集: what another system issued becomes e-licences, row by row, and a child’s is shown by her father. */
import { readFile } from 'node:fs/promises'
import { fatherAndChild, showIdCard, tellWhoseChild } from './family.ts'
import { look } from './looks.ts'
import { drawing } from './papers.ts'
import { expect, newcomer, people, register, test } from './people.ts'

const HEAD = '持证者名称,持证者证件号码,证照编号,生效日期,性别,户主姓名'

test('a list of household registers is judged row by row and written, and a father shows his child’s', async ({
  come,
}) => {
  const { father, child } = fatherAndChild('蔺')
  const other = newcomer('蔺秋分')
  const numberOf = (person: { idNumber: string }) => `示户${person.idNumber.slice(6, 17)}`
  const rowOf = ({ name, idNumber }: typeof child, born = '2014-03-01') =>
    [name, idNumber, numberOf({ idNumber }), born, '女', father.name].join(',')
  const police = await come('desk', people.policeHead)

  await test.step('the body hands in the list: each row has its verdict and its reason', async () => {
    await police.goto('/work/licences/gatherings')
    await police.getByRole('button', { name: '上传并预检' }).click()
    await expect(police.getByText('请填写').first()).toBeVisible()
    await look(police, 'what is missing of a list of licences')
    await police.getByLabel('证照类型').selectOption({ label: '居民户口簿' })
    await police.getByLabel('清单来自哪里').fill('户籍管理系统')
    const rows = [HEAD, rowOf(child), rowOf(other, '去年春天'), rowOf({ ...other, idNumber: '990102201403010000' })]
    await police
      .locator('input[type=file]')
      .setInputFiles({ name: '居民户口簿.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
    await police.getByRole('button', { name: '上传并预检' }).click()
    await expect(police.getByText('共 3 行：合格 1，已有 0，不收 2')).toBeVisible()
    await expect(police.getByText('生效日期应写成 2026-01-31 的样子')).toBeVisible()
    await expect(police.getByText('身份证件号码不对，请核对校验位')).toBeVisible()
    await look(police, 'a list of licences judged')
  })

  await test.step('what was not taken is a file to be mended in the system it came from', async () => {
    const downloading = police.waitForEvent('download')
    await police.getByRole('link', { name: '下载错误表' }).click()
    const file = await (await downloading).path()
    expect((await readFile(file)).subarray(0, 2).toString('latin1'), 'a workbook').toBe('PK')
  })

  await test.step('the good rows are written', async () => {
    await police.getByRole('button', { name: '写入合格的证照' }).click()
    await expect(police.getByRole('dialog')).toContainText('1 份电子证照')
    await police.getByRole('dialog').getByRole('button', { name: '写入合格的证照' }).click()
    await expect(police.getByText('新归集 1 份，换发 0 份，还剩 0 行没有写入')).toBeVisible()
  })

  const phone = await come('phone')
  await test.step('the window records whose child she is', async () => {
    await register(phone, father)
    const clerk = await come('desk', people.clerk)
    await showIdCard(clerk, father)
    await clerk.goto('/work/relatives')
    await clerk.getByRole('button', { name: '登记代办关系' }).click()
    await tellWhoseChild(clerk, father, child)
    await clerk.locator('input[type=file]').setInputFiles(await drawing(clerk, '户口簿'))
    await expect(clerk.getByRole('list', { name: /^材料扫描件.* 已上传/ })).toBeVisible()
    await clerk.getByRole('button', { name: '登记代办关系' }).click()
    await expect(clerk.getByText(/^已登记，到 .+为止。/)).toBeVisible()
  })

  await test.step('her register lies in his wallet beside his own, and he shows it in her name', async () => {
    await phone.goto('/licences')
    const hers = phone.getByRole('region', { name: `${child.name}的证照` })
    await hers.getByRole('button', { name: `以${child.name}的名义打开居民户口簿` }).click()
    await expect(phone.getByRole('main')).toContainText(numberOf(child))
    await phone.getByRole('button', { name: '亮证' }).click()
    const shown = phone.getByRole('dialog', { name: '居民户口簿' }).getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/)
    await expect(shown).toBeVisible()
    const stranger = await come('desk')
    await stranger.goto('/verify')
    await stranger.getByLabel('验证码或亮证码').fill(await shown.innerText())
    await stranger.getByRole('button', { name: '查验' }).click()
    await expect(stranger.getByText('是真的，现在有效')).toBeVisible()
  })

  await test.step('the same list once more gathers nothing twice', async () => {
    await police.goto('/work/licences/gatherings')
    await police.getByLabel('证照类型').selectOption({ label: '居民户口簿' })
    await police.getByLabel('清单来自哪里').fill('户籍管理系统')
    await police.locator('input[type=file]').setInputFiles({
      name: '居民户口簿.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${HEAD}\n${rowOf(child)}`),
    })
    await police.getByRole('button', { name: '上传并预检' }).click()
    await expect(police.getByText('共 1 行：合格 0，已有 1，不收 0')).toBeVisible()
  })
})
