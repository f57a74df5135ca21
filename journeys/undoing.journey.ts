/** A licence recalled for the public good with its holder heard, a hearing put off, the window's ways to apply, and what a superior body may undo. */
import type { Page } from '@playwright/test'
import { findItem, givenFoodCase, grantFoodCase, send } from './arranged.ts'
import { expectGoodDialogs, expectGoodLooks, look } from './looks.ts'
import { expect, type Newcomer, newcomer, people, register, test } from './people.ts'
import { chooseRegion, expectLetter } from './portal.ts'
import { act, day, fillDay, openCase } from './workbench.ts'

test('a licence is recalled: its holder is heard on her phone, the decision names the compensation, and it is paid', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('柳谷雨'))
  const codes = await givenFoodCase(citizen, '谷雨小厨')
  const head = await come('desk', people.head)
  const staff = { clerk: await come('desk', people.clerk), approver: await come('desk', people.approver), head }
  await grantFoodCase(codes, staff)
  const page = `/work/cases/${codes.id}`

  await test.step('the head says what is intended, and reads the letter first', async () => {
    await head.goto(page)
    const begin = head.getByRole('button', { name: '撤销、撤回、变更或者注销…' })
    await expectGoodDialogs(head, begin)
    await begin.click()
    const dialog = head.getByRole('dialog')
    await dialog.getByLabel('法定情形').selectOption({ label: '撤回：所依据的法律、法规、规章修改或者废止' })
    await dialog.getByLabel('具体依据').fill('修订后的《示范市餐饮布局规定》第八条')
    await dialog.getByLabel(/事实和理由/).fill('该路段已经划为不得新设餐饮的区域')
    await dialog.getByRole('button', { name: '看看将要发出的文书' }).click()
    await expect(dialog.getByText('拟撤回行政许可告知书').first()).toBeVisible()
    await dialog.getByRole('button', { name: '发出告知书' }).click()
    await expect(head.getByText('听取陈述申辩').first()).toBeVisible()
    await expect(head.getByRole('button', { name: '决定撤回' })).toHaveCount(0)
  })
  await test.step('she says on her phone what she has to say', async () => {
    await citizen.goto(`/cases/${codes.id}`)
    await expect(citizen.getByText(/办理机关拟撤回这份准予决定/).first()).toBeVisible()
    await expectGoodLooks(citizen, [`/cases/${codes.id}`])
    const say = citizen.getByRole('button', { name: '陈述和申辩' }).first()
    await expectGoodDialogs(citizen, say)
    await say.click()
    const dialog = citizen.getByRole('dialog')
    await dialog.getByLabel('您的意见').fill('店里刚装修完，请按评估补偿')
    await dialog.getByRole('button', { name: '提交意见' }).click()
    await expect(citizen.getByText('您的意见已经提交', { exact: false })).toBeVisible()
  })
  await test.step('the head decides, with what is owed', async () => {
    await head.reload()
    await expect(head.getByText('店里刚装修完，请按评估补偿').first()).toBeVisible()
    const group = head.getByRole('region', { name: '拟撤回' }).getByRole('button')
    await expectGoodDialogs(head, group)
    await head.getByRole('button', { name: '决定撤回' }).click()
    const dialog = head.getByRole('dialog')
    await dialog.getByLabel(/决定的理由/).fill('意见已经听取，补偿按评估报告计算')
    await dialog.getByRole('button', { name: '作出撤回决定' }).click()
    await expect(dialog.getByText('请写明金额的依据')).toBeVisible()
    await dialog.getByLabel('补偿金额').fill('12345.6')
    await dialog.getByLabel('金额的依据').fill('资产评估报告〔2026〕3 号')
    await dialog.getByRole('button', { name: '作出撤回决定' }).click()
    await expect(head.getByText('许可已撤回').first()).toBeVisible()
    await head.getByRole('button', { name: '登记支付' }).click()
    await fillDay(head.getByRole('dialog'), day())
    await head.getByRole('dialog').getByLabel('支付凭证号').fill('支字 0017 号')
    await head.getByRole('dialog').getByRole('button', { name: '登记支付' }).click()
    await expect(head.getByText(/凭证号 支字 0017 号/).first()).toBeVisible()
    await expectGoodLooks(head, [page])
  })
  await test.step('case, list and licence say so, and the letter is there', async () => {
    await expect(async () => {
      await citizen.goto(`/cases/${codes.id}`)
      await expect(citizen.getByRole('link', { name: /撤回行政许可决定书/ })).toBeVisible({ timeout: 5000 })
    }).toPass()
    await expect(citizen.getByText('12,345.60 元', { exact: false })).toBeVisible()
    await expectGoodLooks(citizen, [`/cases/${codes.id}`, '/cases'])
    await expect(citizen.getByText('许可已撤回').first()).toBeVisible()
    await citizen.goto(`/cases/${codes.id}`)
    await expect(citizen.getByText('12,345.60 元', { exact: false })).toBeVisible()
    await citizen.goto(`/progress?number=${codes.number}&code=${codes.queryCode}`)
    await expect(citizen.getByText('许可已撤回').first()).toBeVisible()
    await citizen.goto('/licences')
    await expect(citizen.getByText('已撤回').first()).toBeVisible()
  })
})

test('a called hearing is put off and told again; what the head has settled says how often', async ({ come }) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('江清和'))
  const codes = await givenFoodCase(citizen, '清和早点')
  const approver = await come('desk', people.approver)
  await send(approver, `/api/cases/${codes.id}/acceptance`, {})
  await send(approver, `/api/cases/${codes.id}/hearing/notice`, {
    hearingOn: day(20),
    time: '09:30',
    place: '示范市政务服务中心三楼',
    hostName: '郑法',
    hostPost: '法规科科长',
    announcement: '就该事项公开听证',
  })
  await openCase(approver, codes.number)
  await act(approver, '听证改期', '改期并重新通知', async (dialog) => {
    await fillDay(dialog, day(30))
    await dialog.getByLabel(/改期的理由/).fill('主持人因病不能主持')
  })
  await expect(approver.getByText('已改期：主持人因病不能主持')).toBeVisible()
  await expect(async () => {
    await citizen.goto(`/cases/${codes.id}`)
    await expect(citizen.getByRole('link', { name: /听证改期通知书/ })).toBeVisible({ timeout: 5000 })
  }).toPass()
  await expect(citizen.getByText('已改期：主持人因病不能主持')).toBeVisible()
  const head = await come('desk', people.head)
  await expectGoodLooks(head, ['/work/cases/rules'])
  await expect(head.getByLabel('通知举行的听证最多改期几次').first()).toHaveValue('1')
})

test('at the window a clerk picks the licence to change, and has a promise read and signed', async ({ come }) => {
  const citizen = await come('phone')
  const person = newcomer('温小满')
  await register(citizen, person)
  const codes = await givenFoodCase(citizen, '小满面馆')
  const clerk = await come('desk', people.clerk)
  const staff = { clerk, approver: await come('desk', people.approver), head: await come('desk', people.head) }
  await grantFoodCase(codes, staff)

  await test.step('her licence is there to be changed', async () => {
    const food = await findItem(clerk, '食品经营许可（新办）')
    await clerk.goto(`/work/intake?item=${food}&answers=sells.made,vending.no,who.self`)
    await clerk.getByRole('button', { name: '下一步：申请人' }).click()
    await clerk.getByLabel('身份证号').fill(person.idNumber)
    await clerk.getByLabel('姓名').fill(person.name)
    await clerk.getByRole('button', { name: '下一步：填表' }).click()
    await clerk.getByRole('radio', { name: /^变更：/ }).check()
    await look(clerk, 'the way to apply')
    await clerk.getByRole('button', { name: '下一步：填表' }).click()
    await expect(clerk.getByRole('heading', { name: /填表/ })).toBeVisible()
  })
  await test.step('a promise is read before her and signed, with the clerk as its witness', async () => {
    const company = await findItem(clerk, '公司设立登记')
    await clerk.goto(`/work/intake?item=${company}`)
    await clerk.getByLabel('身份证号').fill(person.idNumber)
    await clerk.getByLabel('姓名').fill(person.name)
    await clerk.getByRole('button', { name: '下一步：填表' }).click()
    await clerk.getByRole('radio', { name: /^告知承诺/ }).check()
    await expect(clerk.getByText(/温小满申请办理/)).toBeVisible()
    await look(clerk, 'the promise to choose')
    await clerk.getByRole('button', { name: '下一步：填表' }).click()
    await fillCompany(clerk, person)
    await expect(clerk.getByText('住所使用证明')).toHaveCount(0)
    for (const group of await clerk.getByRole('group', { name: /必须/ }).all())
      await group.getByRole('radio', { name: '纸质，已核对原件' }).check()
    for (const group of await clerk.getByRole('group', { name: /非必须/ }).all())
      await group.getByRole('radio', { name: '不提交' }).check()
    await clerk.getByRole('button', { name: '下一步：核对' }).click()
    await clerk.getByRole('button', { name: '提交申请' }).click()
    await expect(clerk.getByText('请先请签署人阅读、签署，再勾选')).toBeVisible()
    await clerk.getByRole('checkbox', { name: /在场见证/ }).check()
    await look(clerk, 'the promise to sign')
    await clerk.getByRole('button', { name: '提交申请' }).click()
    await expect(clerk.getByRole('heading', { name: '收件凭证' })).toBeVisible()
    await clerk.getByRole('link', { name: '打开办件，办理受理' }).click()
    await expect(clerk.getByText(/温小满（当面签署，窗口见证人/).first()).toBeVisible()
  })
  await test.step('the government above annuls what its department granted, and only that is open to it', async () => {
    const officer = await come('desk', people.governmentOfficer)
    await openCase(officer, codes.number)
    await officer.getByRole('button', { name: '撤销、撤回、变更或者注销…' }).click()
    const grounds = officer.getByRole('dialog').getByLabel('法定情形')
    await expect(grounds.getByRole('option', { name: /^撤销：/ }).first()).toBeAttached()
    await expect(grounds.getByRole('option', { name: /^(撤回|变更|注销)：/ })).toHaveCount(0)
    await grounds.selectOption({ index: 1 })
    await officer.getByLabel('具体依据').fill('监督检查通报〔2026〕5 号')
    await officer.getByLabel(/事实和理由/).fill('现场不具备申报的冷藏条件')
    await look(officer, 'the superior tells')
    await officer.getByRole('button', { name: '发出告知书' }).click()
    await expect(officer.getByText('听取陈述申辩').first()).toBeVisible()
    await send(citizen, `/api/cases/${codes.id}/undoings/1/statement`, { statement: '冷柜已经装好，请不要撤销' })
    await officer.reload()
    await officer.getByRole('button', { name: '决定撤销' }).click()
    await officer
      .getByRole('dialog')
      .getByLabel(/决定的理由/)
      .fill('意见不成立，许可时不具备条件')
    await officer.getByRole('button', { name: '作出撤销决定' }).click()
    await expect(officer.getByText('决定已撤销').first()).toBeVisible()
    await citizen.goto(`/cases/${codes.id}`)
    await expectLetter(citizen, /撤销行政许可决定书/)
    await expectGoodLooks(citizen, [`/cases/${codes.id}`])
  })
})

async function fillCompany(page: Page, { name, idNumber, phone }: Newcomer): Promise<void> {
  const text = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)
  await text('姓名', name)
  await text('公民身份号码', idNumber)
  await text('手机号码', phone)
  await text('公司名称', '示范市小满商贸有限公司')
  await text('住所', '示范省示范市云溪区溪口街道溪畔路8号')
  await text('注册资本（认缴）', '100000')
  await fillDay(page.getByRole('group', { name: /出资缴足日期/ }), '2030-01-01')
  await text('经营范围', '日用品销售')
  await text('法定代表人姓名', name)
  await text('法定代表人身份号码', idNumber)
  await text('股东及出资', `${name} 100%`)
  await text('监事姓名', '吴小满')
  for (const question of ['是否同时刻制公章', '是否已经雇人'])
    await page.getByRole('group', { name: question }).getByRole('radio', { name: '否' }).check()
  await chooseRegion(page)
  await page.getByRole('button', { name: '下一步：材料' }).click()
}
