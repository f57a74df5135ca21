/** Every address of the portal and the workbench, seen by somebody who may see it. */
import { ask, findItem, givenFoodCase, grantFoodCase, send } from './arranged.ts'
import { givenFeeCase } from './fees.ts'
import { expectGoodDialogs, expectGoodLooks } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'

test('every page that needs no account is fit for a phone, large text and a screen reader', async ({ come }) => {
  const phone = await come('phone')
  const food = await findItem(phone, '食品经营许可（新办）')
  const guide = `/items/${food}`
  await expectGoodLooks(phone, [
    '/',
    `/search?q=${encodeURIComponent('开个小饭馆')}`,
    `/search?q=${encodeURIComponent('qqqq')}`,
    '/items',
    '/items?for=2',
    guide,
    `${guide}?answers=sells.made,vending.yes,who.agent`,
    `${guide}?answers=sells.packaged`,
    `/items/${food}/form`,
    '/guide',
    '/guide?path=family/household/idcard/lost',
    '/life/person?at=travel/idcard',
    '/life/enterprise?as=list',
    '/lists',
    '/lists/four-exemptions',
    '/credit/published',
    '/progress',
    '/progress?number=000000000000&code=AAAAAAAA',
    '/rate/pad',
    '/rate/pad?number=000000000000&code=AAAAAAAA',
    '/screen/counter',
    '/screen/calling',
    '/screen/tickets',
    '/screen/rating',
    '/ratings',
    '/ratings/lists',
    '/ratings/lists/ratings?month=2026-01&revision=1&kind=organ&subject=00000000-0000-7000-8000-000000000000',
    '/verify',
    '/verify/AAAAAAAAAAAA',
    '/sign-in',
    '/register',
    '/cases',
    '/nothing-here',
    '/work',
  ])
})

test('every page of one’s own is fit for a phone, large text and a screen reader', async ({ come }) => {
  const phone = await come('phone')
  const person = newcomer('严白露')
  await register(phone, person)
  const item = await findItem(phone, '食品经营许可（新办）')
  const staff = {
    clerk: await come('desk', people.clerk),
    approver: await come('desk', people.approver),
    head: await come('desk', people.head),
  }
  const done = await givenFoodCase(phone, '白露小吃')
  await grantFoodCase(done, staff)
  const open = await givenFoodCase(phone, '白露早点')
  await send(staff.clerk, `/api/cases/${open.id}/correction-notice`, {
    items: [
      { kind: 'material', key: 'layoutPlan', problem: '影像不清，请重新拍照上传' },
      { kind: 'field', key: 'premisesArea', problem: '与布局图不一致，请核对' },
    ],
  })
  const rated = await givenFoodCase(phone, '白露茶室')
  await grantFoodCase(rated, staff)
  await send(phone, `/api/cases/${rated.id}/rating`, { level: 'unsatisfied', reasons: ['210'] })
  const fee = await givenFeeCase(phone, person, await come('desk', people.policeApprover))
  const { rows } = await ask<{ rows: { id: string }[] }>(phone, '/api/my/licences')
  await expectGoodLooks(phone, [
    '/',
    `/apply/${item}`,
    `/apply/${item}?answers=sells.made,vending.no,who.self`,
    '/cases',
    `/cases/${done.id}`,
    `/cases/${done.id}/receipt`,
    `/cases/${done.id}/rate`,
    `/cases/${open.id}`,
    `/cases/${open.id}/correction`,
    `/cases/${rated.id}/rate`,
    `/cases/${fee.caseId}`,
    `/bills/${fee.billId}`,
    '/licences',
    `/licences/${rows[0]!.id}`,
    '/messages',
    '/credit',
    '/me',
    '/me/queries',
    '/me/objections',
    '/me/materials',
  ])
})

test('every page of those who handle cases is fit for a desk, a phone, large text and a screen reader', async ({
  come,
}) => {
  const citizen = await come('phone')
  const person = newcomer('戚秋分')
  await register(citizen, person)
  const codes = await givenFoodCase(citizen, '秋分包子铺')
  const staff = {
    clerk: await come('phone', people.clerk),
    approver: await come('desk', people.approver),
  }
  const officer = await come('desk', people.policeApprover)
  const fee = await givenFeeCase(citizen, person, officer)
  await expectGoodLooks(officer, [`/work/payments/${fee.billId}`, `/work/cases/${fee.caseId}`])
  const teller = await come('phone', people.chiefClerk)
  await send(teller, `/api/bills/${fee.billId}/counter-payment`, { means: 'cash', amount: 1000 })
  await expectGoodLooks(teller, ['/work/payments/shift'])
  const { entries, expected } = await ask<{ entries: number; expected: number }>(teller, '/api/cash-drawer')
  const shift = await send<{ id: string }>(teller, '/api/cash-shifts', { entries, expected, counted: expected })
  await expectGoodLooks(teller, ['/work/payments/shifts', `/work/payments/shifts/${shift.id}`])
  const item = await findItem(citizen, '食品经营许可（新办）')

  await expectGoodLooks(staff.clerk, [
    '/work/cases',
    '/work/cases?tab=drafts',
    '/work/ratings/mine',
    '/work/exports',
    '/work/licences/redeem',
    '/work/counter',
    '/work/people',
    '/work/relatives',
    '/work/assistance',
    '/work/hand-outs',
    '/work/hand-outs?tab=post',
    '/work/intake',
    `/work/intake?item=${item}`,
  ])
  await expectGoodLooks(staff.approver, [
    '/work/cases',
    `/work/cases/${codes.id}`,
    '/work/messages',
    '/work/messages/choices',
    '/work/account',
  ])
  await expectGoodLooks(staff.clerk, [`/work/cases/${codes.id}`, `/work/cases/${codes.id}/receipt`])
})

test('every page of those who lead and supervise is fit for a desk, a phone, large text and a screen reader', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('戚霜降'))
  const staff = {
    clerk: await come('phone', people.clerk),
    approver: await come('desk', people.approver),
    head: await come('desk', people.head),
  }
  const rated = await givenFoodCase(citizen, '霜降糖水')
  await grantFoodCase(rated, staff)
  await send(citizen, `/api/cases/${rated.id}/rating`, { level: 'very-unsatisfied', reasons: ['110'] })
  const supervisor = await come('phone', people.supervisor)
  const bad = await badRatingOf(rated.number)
  const licences = await ask<{ rows: { id: string }[] }>(staff.head, '/api/licences?limit=1')
  const letters = await ask<{ bodies: { organId: string }[] }>(staff.head, '/api/letters/templates')
  const { bodies } = await ask<{ bodies: { id: string }[] }>(staff.head, '/api/licence-gatherings')
  const list = Buffer.from('持证者名称,持证者证件号码,证照编号,生效日期\n严白露,1,白露001,2026-01-01\n')
  const stage = new URLSearchParams({ organId: bodies[0]!.id, typeKey: 'food-business', source: '台账', name: 'a.csv' })
  const gathered = await send<{ id: string }>(staff.head, `/api/licence-gatherings?${stage.toString()}`, list)
  await expectGoodLooks(staff.head, [
    '/work/licences/gatherings',
    `/work/licences/gatherings/${gathered.id}`,
    '/work/cases/rules',
    '/work/checks',
    '/work/checks?show=overdue',
    '/work/credit',
    '/work/deputies',
    '/work/letters',
    '/work/letters/unopened',
    `/work/letters/${letters.bodies[0]!.organId}/acceptance`,
    '/work/seals',
    '/work/seals/authorities',
    '/work/ratings',
    `/work/ratings/${bad}`,
    '/work/insight',
    '/work/licences',
    `/work/licences/${licences.rows[0]!.id}`,
  ])
  await expectGoodLooks(supervisor, [
    '/work/oversight',
    '/work/oversight/orders',
    '/work/oversight/objections',
    '/work/ratings',
    '/work/ratings?show=doubted',
    `/work/ratings/${bad}`,
    '/work/insight',
    '/work/insight/cases',
  ])

  async function badRatingOf(number: string): Promise<string> {
    let id: string | undefined
    await expect(async () => {
      const { rows } = await ask<{ rows: { id: string; caseNumber: string }[] }>(supervisor, '/api/ratings/desk')
      id = rows.find((row) => row.caseNumber === number)?.id
      expect(id).toBeDefined()
    }).toPass()
    return id!
  }
})

test('every page of those who keep the system is fit for a phone, large text and a screen reader', async ({ come }) => {
  const editor = await come('phone', people.editor)
  const { rows } = await ask<{ rows: { id: string }[] }>(editor, '/api/catalogue/items?limit=1')
  const item = rows[0]!.id
  const { versions } = await ask<{ versions: { id: string }[] }>(editor, `/api/catalogue/items/${item}`)
  await expectGoodLooks(editor, [
    '/work/catalogue',
    '/work/catalogue/new',
    `/work/catalogue/${item}`,
    `/work/catalogue/versions/${versions[0]!.id}`,
    `/work/catalogue/${item}/compare`,
    '/work/catalogue/calendar',
    '/work/catalogue/data-elements',
    '/work/licences/types',
    '/work/licences/types/nurse',
  ])
  const manager = await come('phone', people.manager)
  const told = await ask<{ rows: { guid: string }[] }>(manager, '/api/exchange/rows?limit=1')
  await expectGoodLooks(manager, [
    '/work/exchange',
    `/work/exchange/${told.rows[0]!.guid}`,
    '/work/exchange/days',
    '/work/exchange/facts',
    '/work/payments',
    '/work/payments/days',
    '/work/ratings?show=lists',
    '/work/deliveries',
  ])
  const pages = {
    systemAdmin: ['/work/staff', '/work/accounts', '/work/posts', '/work/organs', '/work/calendar', '/work/operations'],
    securityAdmin: ['/work/roles'],
    auditAdmin: ['/work/audit'],
  }
  for (const [who, addresses] of Object.entries(pages) as [keyof typeof pages, string[]][])
    await expectGoodLooks(await come('phone', people[who]), addresses)
})

test('the desks where lists come in and many items change are fit for a phone, large text and a screen reader', async ({
  come,
}) => {
  const editor = await come('phone', people.editor)
  const table =
    '事项编码,事项名称,实施部门,行政区划代码,事项类型\nX-0001,严寒补助,市民政局,990100000000,20\n,,,,\nX-0002,示,,,\n'
  const { id: list } = await send<{ id: string }>(editor, '/api/catalogue/imports?name=list.csv', Buffer.from(table))
  const { rows } = await ask<{ rows: { id: string; organId: string }[] }>(
    editor,
    '/api/catalogue/items?limit=3&status=published',
  )
  const { id: set } = await send<{ id: string }>(editor, '/api/catalogue/change-sets', {
    title: '更换投诉电话',
    reason: '统一到一个号码',
    itemIds: rows.map((row) => row.id),
    edits: [{ kind: 'set', path: 'service.complaintPhone', value: '0000-12345' }],
  })
  await expectGoodLooks(editor, [
    '/work/catalogue/imports',
    `/work/catalogue/imports/${list}`,
    '/work/catalogue/change-sets',
    '/work/catalogue/change-sets/new',
    `/work/catalogue/change-sets/${set}`,
    '/work/catalogue/completeness',
    `/work/catalogue/completeness?organ=${rows[0]!.organId}`,
  ])
  await editor.goto('/work/catalogue')
  await expectGoodDialogs(editor, editor.getByRole('button', { name: '导出清单' }))
  await editor.goto(`/work/catalogue/imports/${list}`)
  await expectGoodDialogs(editor, editor.getByRole('button', { name: '写成草稿' }))
})

test('the desks for levels, lists and plain speech are fit for a phone, large text and a screen reader', async ({
  come,
}) => {
  const editor = await come('phone', people.editor)
  const { rules } = await ask<{ rules: { id: string }[] }>(editor, '/api/catalogue/sameness-rules')
  const { rows } = await ask<{ rows: { id: string }[] }>(editor, '/api/catalogue/items?limit=1&status=published')
  await expectGoodLooks(editor, [
    '/work/catalogue/levels',
    `/work/catalogue/levels/${rules[0]!.id}`,
    '/work/catalogue/tasks',
    `/work/catalogue/${rows[0]!.id}/delegations`,
    '/work/catalogue/lists',
    '/work/catalogue/lists/new',
    '/work/catalogue/lists/enterprise-fees',
    `/work/catalogue/lexicon?q=${encodeURIComponent('饭店不开了')}`,
    '/work/catalogue/lexicon?show=sayings',
    '/work/catalogue/lexicon?show=things',
    '/work/catalogue/trees',
  ])
  await editor.goto('/work/catalogue/levels')
  await expectGoodDialogs(editor, editor.getByRole('button', { name: '新建规则' }))
  await editor.goto(`/work/catalogue/levels/${rules[0]!.id}`)
  await expectGoodDialogs(editor, editor.getByRole('button', { name: '交办整改' }).first())
})

test('the mandates of a firm are fit for a phone, large text and a screen reader', async ({ come }) => {
  const agent = await come('phone', people.agent)
  const { account } = await ask<{ account: { mandates: { principalId: string }[] } }>(agent, '/api/session')
  await expectGoodLooks(agent, [
    `/me/mandates/${account.mandates[0]!.principalId}`,
    '/confirmations',
    '/me/seals',
    '/me/relatives',
    '/help',
    `/confirmations/${crypto.randomUUID()}`,
  ])
})

test('the screen in the hall is readable by a screen reader', async ({ come }) => {
  await expectGoodLooks(await come('desk'), ['/screen'])
})
