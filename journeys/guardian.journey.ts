/** 监护人: a father acts for his child once a window has seen the papers, and no longer after it ends. */
import type { Page } from '@playwright/test'
import { givenFeeCase } from './fees.ts'
import { look } from './looks.ts'
import { drawing } from './papers.ts'
import { expect, type Newcomer, newcomer, people, register, test } from './people.ts'
import { withCheckCharacter } from '#modules/identity/rules/id-number.ts'

test('a father whose child a window recorded sees the child’s cases, applies for her, and is out once it has ended', async ({
  come,
}) => {
  const father = newcomer('臧立夏')
  const child = { ...newcomer('臧小满'), phone: father.phone, idNumber: ofSchoolAge(newcomer('臧小满')) }
  const phone = await come('phone')
  await register(phone, father)
  const clerk = await come('desk', people.clerk)

  await test.step('nobody acts for him yet, and he reads what to bring for a child', async () => {
    await phone.goto('/me/relatives')
    await expect(phone.getByText('替未满十八周岁的孩子办事', { exact: false })).toBeVisible()
    await expect(phone.getByText('还没有亲属授权您')).toBeVisible()
  })

  await test.step('the window sees both cards and the household register, and says until when it holds', async () => {
    await showIdCard(clerk, father)
    await clerk.goto('/work/relatives')
    await clerk.getByRole('button', { name: '登记代办关系' }).click()
    await expect(clerk.getByText('请扫描所看的材料')).toBeVisible()
    await look(clerk, 'what is missing to record a guardian')
    await clerk.getByLabel('被代理人姓名').fill(child.name)
    await clerk.getByLabel('被代理人身份证号').fill(child.idNumber)
    await clerk.getByLabel('代办人姓名').fill(father.name)
    await clerk.getByLabel('代办人身份证号').fill(father.idNumber)
    await clerk.getByLabel('被代理人是代办人的').selectOption({ label: '子女' })
    await clerk.getByLabel('看的是什么材料').selectOption({ label: '居民户口簿' })
    // While the scan is still on its way, nothing is recorded without it.
    const { promise: arrived, resolve: letItArrive } = Promise.withResolvers<void>()
    await clerk.route('**/api/documents/uploads**', (route) => arrived.then(() => route.continue()))
    await clerk.locator('input[type=file]').setInputFiles(await drawing(clerk, '户口簿'))
    await clerk.getByRole('button', { name: '登记代办关系' }).click()
    await expect(clerk.getByText('正在扫描或者上传，请等它完成再提交')).toBeVisible()
    letItArrive()
    await expect(clerk.getByRole('list', { name: /^材料扫描件.* 已上传/ })).toBeVisible()
    await expect(clerk.getByText('正在扫描或者上传，请等它完成再提交')).toHaveCount(0)
    await clerk.getByRole('button', { name: '登记代办关系' }).click()
    await expect(clerk.getByText(/^已登记，到 .+为止。/)).toBeVisible()
  })

  const { caseId } = await test.step('he reads of it, takes up the child’s affairs and applies for her', async () => {
    await phone.goto('/me/relatives')
    await expect(phone.getByText('他（她）是您的子女', { exact: false })).toBeVisible()
    await look(phone, 'whom one may act for')
    await switchTo(phone, `为${child.name}办理`)
    return givenFeeCase(phone, child, await come('desk', people.policeApprover))
  })

  await test.step('the case is hers, and its history says who acted for her', async () => {
    await phone.goto('/cases')
    await phone
      .getByRole('link', { name: /临时居民身份证申领/ })
      .first()
      .click()
    await expect(phone.getByText(`申请人（${father.name}代为办理）`).first()).toBeVisible()
    await phone.goto('/licences')
    await expect(phone.getByRole('heading', { level: 1 })).toBeVisible()
    await look(phone, 'the licences of a child')
    await switchTo(phone, '本人')
    await phone.goto('/cases')
    await expect(phone.getByText('还没有办件')).toBeVisible()
  })

  await test.step('the window ends it while he acts for her, and nothing of hers opens any more', async () => {
    await switchTo(phone, `为${child.name}办理`)
    await clerk.goto('/work/relatives')
    await clerk.getByLabel('身份证号', { exact: true }).fill(child.idNumber)
    await clerk.getByRole('button', { name: '查找', exact: true }).click()
    await clerk.getByRole('button', { name: /^撤销授权/ }).click()
    await clerk.getByRole('dialog').getByRole('button', { name: '撤销授权' }).click()
    await expect(clerk.getByRole('dialog')).toBeHidden()
    await phone.goto(`/cases/${caseId}`)
    await expect(phone.getByRole('heading', { name: '这份授权已经结束' })).toBeVisible()
    await look(phone, 'a mandate that has ended')
    await phone.goto('/me')
    await expect(phone.getByRole('radio', { name: `为${child.name}办理` })).toHaveCount(0)
  })
})

/** The number of somebody twelve years old. */
function ofSchoolAge({ idNumber }: Newcomer): string {
  return withCheckCharacter(`990102${new Date().getFullYear() - 12}${idNumber.slice(10, 17)}`)
}

/** A clerk compares the card with the person who stands there. */
async function showIdCard(clerk: Page, person: Newcomer): Promise<void> {
  await clerk.goto('/work/people')
  await clerk.getByLabel('证件号码、姓名或名称').fill(person.idNumber)
  await clerk.getByRole('button', { name: '查找', exact: true }).click()
  await clerk.getByLabel('证件上的姓名').fill(person.name)
  await clerk.getByLabel('本人说的用户名').fill(person.username)
  await clerk.getByRole('button', { name: '人证相符，核验身份' }).click()
  await expect(clerk.getByText(`已核验${person.name}的身份证`)).toBeVisible()
}

async function switchTo(page: Page, who: string): Promise<void> {
  await page.goto('/me')
  await page.getByRole('radio', { name: new RegExp(`^${who}`) }).check()
  await page.getByRole('button', { name: '切换身份' }).click()
  await expect(page.getByRole('button', { name: '切换身份' })).toBeDisabled()
}
