/** 秒批 and 告知承诺: an answer at once, and a promise from its signing to its repair. */
import type { Page } from '@playwright/test'
import { ask, findItem, send } from './arranged.ts'
import { expectGoodDialogs, expectGoodLooks } from './looks.ts'
import { drawing } from './papers.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { openCase } from './workbench.ts'

type Filed = { caseId: string; number: string; granted: boolean }

async function paperOf(page: Page, what: string): Promise<string> {
  const paper = await drawing(page, what)
  return (await send<{ id: string }>(page, '/api/documents?name=paper.png', paper.buffer)).id
}

async function registerBirth(page: Page): Promise<Filed> {
  const itemId = await findItem(page, '生育登记服务')
  const { values } = await ask<{ values: object }>(page, `/api/items/${itemId}/prefill`)
  return send<Filed>(page, '/api/cases', {
    itemId,
    values: {
      ...values,
      applicantAddress: '示范省示范市云溪区溪口街道溪畔路8号',
      order: 1,
      expectedOn: '2027-05-01',
      alreadyPregnant: false,
      services: ['folic'],
    },
    materials: [{ key: 'idCard', documentIds: [await paperOf(page, '身份证')] }],
  })
}

test('who fits the published rule has the licence at once with the reasons, who does not lands with a clerk', async ({
  come,
}) => {
  const citizen = await come('phone', people.citizen)
  const filed = await registerBirth(citizen)
  expect(filed.granted).toBe(true)
  await test.step('the receipt is the answer, and says why', async () => {
    await citizen.goto(`/cases/${filed.caseId}/receipt`)
    await expect(citizen.getByRole('heading', { name: '已经办成' })).toBeVisible()
    const reasons = citizen.getByRole('list', { name: '秒批条件' })
    await expect(reasons.getByRole('listitem')).toHaveCount(3)
    await expect(reasons).not.toContainText('不')
    await expectGoodLooks(citizen, [`/cases/${filed.caseId}/receipt`, `/cases/${filed.caseId}`])
  })
  await test.step('her licence is there', async () => {
    await citizen.goto(`/cases/${filed.caseId}/receipt`)
    await citizen.getByRole('link', { name: '查看证照' }).click()
    await expect(citizen.getByRole('heading', { name: /生育登记/ }).first()).toBeVisible()
  })

  const stranger = await come('phone')
  await register(stranger, newcomer('项惊蛰'))
  const other = await registerBirth(stranger)
  await test.step('of somebody nobody has seen the card of, the system is not sure: no denial, a person decides', async () => {
    await stranger.goto(`/cases/${other.caseId}`)
    await expect(stranger.getByText('没有全部符合，由工作人员办理')).toBeVisible()
    const approver = await come('desk', people.healthApprover)
    await openCase(approver, other.number)
    const reasons = approver.getByRole('list', { name: '秒批条件' })
    await expect(reasons).toContainText('不符合')
    await expect(reasons).toContainText('身份经窗口核验：否')
    await expectGoodLooks(approver, [`/work/cases/${other.caseId}`])
  })
})

const company = {
  companyName: '示范市立夏商贸有限公司',
  companyAddress: '示范省示范市云溪区溪口街道溪畔路8号',
  companyRegion: '990102000000',
  registeredCapital: 10000000,
  paidBy: '2030-01-01',
  businessScope: '日用品销售',
  legalName: '吴立夏',
  legalIdNumber: '990102199104208083',
  shareholders: '吴立夏 100%',
  supervisorName: '吴小满',
  needSeal: false,
  hasEmployees: false,
}

/** A draft that stands at its materials: everything filled in, everything handed in but the proof of the address. */
async function draftCompany(page: Page, itemId: string): Promise<void> {
  const { values } = await ask<{ values: object }>(page, `/api/items/${itemId}/prefill`)
  const document = await paperOf(page, '申请材料')
  const { csrfToken } = await ask<{ csrfToken: string }>(page, '/api/session')
  const answer = await page.request.put(`/api/items/${itemId}/draft`, {
    headers: { 'x-csrf-token': csrfToken },
    data: {
      revision: 0,
      values: { ...values, ...company },
      materials: { charter: [document], shareholderIds: [document], officerDocuments: [document] },
      step: 'materials',
    },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

test('a promise is chosen, granted on the spot, found false in the check, undone, excludes, and is repaired', async ({
  come,
}) => {
  const maker = await come('phone')
  await register(maker, newcomer('吴立夏'))
  const itemId = await findItem(maker, '公司设立登记')
  const approver = await come('desk', people.approver)
  await draftCompany(maker, itemId)

  const caseId = await test.step('she chooses to promise, reads and signs', async () => {
    await maker.goto(`/apply/${itemId}`)
    await maker.getByRole('radio', { name: /告知承诺/ }).check()
    await maker.getByRole('button', { name: '下一步：核对' }).click()
    await expect(maker.getByRole('heading', { name: '告知承诺书' })).toBeVisible()
    await expect(maker.getByRole('button', { name: '提交申请' })).toBeDisabled()
    await maker.getByRole('checkbox', { name: /自愿作出承诺/ }).check()
    await maker.getByRole('button', { name: '提交申请' }).click()
    await expect(maker).toHaveURL(/\/cases\/[^/]+\/receipt/)
    return /\/cases\/([^/]+)\/receipt/.exec(maker.url())![1]!
  })
  const { number } = await ask<{ number: string }>(maker, `/api/my/cases/${caseId}`)

  await test.step('the body grants on the spot', async () => {
    await openCase(approver, number)
    await expect(approver.getByRole('list', { name: '承诺的经过' })).toContainText('应当场作出决定')
    await send(approver, `/api/cases/${caseId}/decision-on-the-spot`, {})
  })

  await test.step('the check finds nobody there, and she is heard', async () => {
    await approver.goto(`/work/cases/${caseId}`)
    const acts = approver.getByRole('group', { name: '核查可以办理' })
    await expectGoodDialogs(approver, acts.getByRole('button'))
    await acts.getByRole('button', { name: '告知核查情况，听取陈述' }).click()
    const dialog = approver.getByRole('dialog')
    await dialog.getByLabel('核查发现（原样写入告知书）').fill('申报的住所没有人办公')
    await dialog.locator('input[type=file]').setInputFiles(await drawing(approver, '现场照片'))
    await expect(dialog.getByText('✓')).toBeVisible()
    await dialog.getByRole('button', { name: '告知当事人' }).click()
    await expect(dialog).toBeHidden()
    await maker.goto(`/cases/${caseId}`)
    await maker.getByRole('button', { name: '陈述申辩' }).click()
    await maker.getByRole('dialog').getByLabel('您的意见').fill('还没有来得及搬进去')
    await maker.getByRole('dialog').getByRole('button', { name: '陈述申辩' }).click()
    await expect(maker.getByText('还没有来得及搬进去')).toBeVisible()
  })

  await test.step('the grant is undone with its licence', async () => {
    await approver.reload()
    await approver.getByRole('button', { name: '作出核查结论' }).click()
    const dialog = approver.getByRole('dialog')
    await dialog.getByRole('radio', { name: '承诺不实，撤销决定' }).check()
    await dialog.getByLabel('理由（原样写入文书）').fill('申报的住所自始没有取得使用权')
    await dialog.getByRole('button', { name: '作出结论' }).click()
    await expect(approver.getByRole('list', { name: '承诺的经过' })).toContainText('决定已撤销')
    await expect(async () => {
      await maker.goto(`/cases/${caseId}`)
      await expect(maker.getByRole('link', { name: /撤销行政许可决定书/ })).toBeVisible({ timeout: 5000 })
    }).toPass()
    await expectGoodLooks(maker, [`/cases/${caseId}`])
    await expectGoodLooks(approver, [`/work/cases/${caseId}`, '/work/checks?show=done'])
  })

  await test.step('next time she is told why she may not promise', async () => {
    await draftCompany(maker, itemId)
    await maker.goto(`/apply/${itemId}`)
    await expect(maker.getByRole('heading', { name: '您现在不能选择告知承诺' })).toBeVisible()
    await expect(maker.getByText(/申报的住所没有人办公/)).toBeVisible()
    await maker.getByRole('link', { name: '查看和修复信用' }).click()
  })

  await test.step('she asks for repair, the head agrees, and the choice is open again', async () => {
    await maker.getByRole('button', { name: '申请信用修复' }).click()
    await maker.getByRole('dialog').getByLabel('说明情况').fill('已经租下住所并搬入，附合同')
    await maker.getByRole('dialog').getByRole('button', { name: '申请信用修复' }).click()
    await expect(maker.getByText('正在办理')).toBeVisible()
    await expectGoodLooks(maker, ['/credit'])
    const head = await come('desk', people.head)
    await head.goto('/work/credit?show=waiting')
    await head
      .getByRole('row', { name: /吴立夏/ })
      .getByRole('button', { name: '答复信用修复申请' })
      .first()
      .click()
    await head.getByRole('dialog').getByRole('radio', { name: '同意', exact: true }).check()
    await head.getByRole('dialog').getByLabel('理由').fill('已经整改')
    await head.getByRole('dialog').getByRole('button', { name: '作出答复' }).click()
    await expect(head.getByRole('dialog')).toBeHidden()
    await maker.goto(`/apply/${itemId}`)
    await expect(maker.getByRole('radio', { name: /告知承诺/ })).toBeVisible()
    await maker.goto(`/cases/${caseId}`)
    await expect(maker.getByRole('list', { name: '承诺的经过' })).toContainText('信用已修复')
  })
})
