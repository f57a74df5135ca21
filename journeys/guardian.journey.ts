/** 监护人: a father acts for his child once a window has seen the papers, and no longer after it ends. */
import { fatherAndChild, showIdCard, switchTo, tellWhoseChild } from './family.ts'
import { givenFeeCase } from './fees.ts'
import { look } from './looks.ts'
import { drawing } from './papers.ts'
import { expect, people, register, test } from './people.ts'

test('a father whose child a window recorded sees the child’s cases, applies for her, and is out once it has ended', async ({
  come,
}) => {
  const { father, child } = fatherAndChild('臧')
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
    await tellWhoseChild(clerk, father, child)
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
