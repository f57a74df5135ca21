/** From a question in one's own words to exactly the papers that one's own situation asks for, on the web and at the counter. */
import type { Page } from '@playwright/test'
import { ask, findItem, givenFoodCase, send } from './arranged.ts'
import { drawing } from './papers.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { answer, handInMaterials, submit } from './portal.ts'

const ID_CARD = '居民身份证换领、补领'
const WHAT = '身份证怎么了？'
const WHO = '给谁办？'
const WHERE = '户口在哪里？'
const LOST = '丢了'
const EXPIRED = '到期了，或者快到期'
const CHILD = '未满十六周岁的孩子，由监护人申请'
const ADULT = '本人，已满十六周岁'
const ELSEWHERE = '在外地'

test('a citizen asks in plain words, answers three questions, and applies with exactly the papers the guide named', async ({
  come,
}) => {
  const phone = await come('phone')
  const person = newcomer('葛小满')
  await register(phone, person)

  await test.step('her own words lead to the guide', async () => {
    await phone.goto('/')
    await phone.getByRole('searchbox', { name: '说说您想办什么' }).fill('身份证丢了咋办')
    await phone.getByRole('button', { name: '搜索' }).click()
    await phone.getByRole('link', { name: '身份证到期换新的，丢了补一张' }).click()
    await expect(phone.getByRole('region', { name: '一看就明白' })).toContainText('看您的情况')
  })

  await test.step('other answers give other papers, and a wrong turn is said plainly', async () => {
    await answer(phone, WHAT, EXPIRED)
    await answer(phone, WHO, CHILD)
    await answer(phone, WHERE, '在本市')
    expect(await papersIn(phone)).toEqual(['原身份证', '近期免冠照片', '监护人身份证'])
    await expect(phone.getByRole('region', { name: '一看就明白' })).toContainText('每证 20 元')
    await phone.goBack()
    await expect(phone.getByRole('heading', { name: WHERE })).toBeVisible()
    await phone.getByRole('button', { name: `改：${WHAT}` }).click()
    await answer(phone, WHAT, '还没办过身份证')
    await expect(phone.getByText('第一次办身份证的，请办理居民身份证首次申领。')).toBeVisible()
    await expect(phone.getByRole('link', { name: '在线办理' })).toHaveCount(0)
    await phone.getByRole('button', { name: `改：${WHAT}` }).click()
  })

  const papers = await test.step('her own answers give her list, also after a reload', async () => {
    await answer(phone, WHAT, LOST)
    await answer(phone, WHO, ADULT)
    await answer(phone, WHERE, ELSEWHERE)
    await expect(phone.getByRole('region', { name: '一看就明白' })).toContainText('每证 40 元')
    await phone.reload()
    await expect(phone.getByText('窗口收的也是这些')).toBeVisible()
    const named = await papersIn(phone)
    expect(named).toEqual(['居民户口簿', '近期免冠照片'])
    return named
  })

  await test.step('she takes the sheet of paper for her situation along', async () => {
    const print = phone.getByRole('link', { name: '打印一次性告知单' })
    const address = decodeURIComponent((await print.getAttribute('href'))!)
    expect(address).toContain('reason.lost,age.adult,household.elsewhere')
    const sheet = await phone.request.get(address)
    expect(sheet.headers()['content-type']).toBe('application/pdf')
    expect((await sheet.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await expect(phone.getByRole('img', { name: '扫码在手机上看这份指南' })).toBeVisible()
    const film = phone.getByRole('list', { name: '视频讲解' })
    await expect(film.getByRole('link', { name: /看视频讲解.*（4 分钟）/ })).toHaveAttribute('rel', /noopener/)
    await expect(film).toContainText('在新窗口打开其他网站 video.example')
  })

  const codes = await test.step('she applies: nothing is asked twice, and exactly those papers are', async () => {
    await phone.getByRole('link', { name: '在线办理' }).click()
    await expect(phone.getByLabel('姓名')).toHaveValue(person.name)
    await expect(phone.getByLabel('监护人姓名')).toHaveCount(0)
    await phone.getByLabel('户口所在地或现住址').fill('示范省示范市云溪区云桥街道清和路9号')
    await phone.getByRole('button', { name: '下一步' }).click()
    await expect(phone.getByText('大约什么时候丢的')).toBeVisible()
    await phone.getByRole('group', { name: '领取方式' }).getByLabel('到窗口领取').check()
    await phone.getByRole('button', { name: '下一步：材料' }).click()
    await handInMaterials(phone)
    for (const paper of papers) await expect(phone.getByRole('main')).toContainText(paper)
    await expect(phone.getByRole('main')).not.toContainText('监护人身份证')
    return submit(phone)
  })

  await test.step('the case names them, and her answers', async () => {
    const file = await ask<{ materials: { name: string }[]; situation: { label: string }[] }>(
      phone,
      `/api/my/cases/${codes.id}`,
    )
    expect(file.materials.map((one) => one.name)).toEqual(papers)
    expect(file.situation.map((one) => one.label)).toEqual([LOST, ADULT, ELSEWHERE])
  })
})

test('what nobody understands is said so, told to the editors once, and other ways are shown', async ({ come }) => {
  const phone = await come('phone')
  const told: string[] = []
  phone.on('request', (request) => {
    if (request.url().endsWith('/api/search/unanswered')) told.push(request.postData() ?? '')
  })
  await phone.goto(`/search?q=${encodeURIComponent('我想申请太空旅行')}`)
  await expect(phone.getByRole('heading', { name: '是您要找的吗？' })).toBeVisible()
  await phone.getByRole('button', { name: '没找到' }).click()
  await expect(phone.getByText('已经记下来了，不记名。')).toBeVisible()
  await expect(phone.getByRole('link', { name: '12345 政务服务便民热线' })).toHaveAttribute('href', 'tel:12345')
  await phone.getByRole('link', { name: '问一问，找到要办的事' }).click()
  await expect(phone.getByRole('heading', { name: '您想办哪方面的事？' })).toBeVisible()
  await phone.goBack()
  await expect(phone.getByText('已经记下来了，不记名。')).toBeVisible()
  expect(told).toEqual([JSON.stringify({ question: '我想申请太空旅行' })])
})

test('somebody who has no words for it is led there by questions, and the guide knows already what was said', async ({
  come,
}) => {
  const phone = await come('phone')
  await phone.goto('/')
  await phone.getByRole('link', { name: /^问一问/ }).click()
  for (const choice of [/^开店做生意/]) await phone.getByRole('link', { name: choice }).click()
  await phone.getByRole('link', { name: '从头再选' }).click()
  for (const choice of [/^家里的人和事/, /^户口和身份证/, /^身份证/, /^丢了/])
    await phone.getByRole('link', { name: choice }).click()
  await expect(phone.getByText('丢了，补领一张').first()).toBeVisible()
  await phone.goBack()
  await expect(phone.getByRole('heading', { name: '身份证怎么了？' })).toBeVisible()
  await phone.getByRole('link', { name: /^丢了/ }).click()
  await phone.getByRole('link', { name: '身份证到期换新的，丢了补一张' }).click()
  await expect(phone.getByRole('button', { name: `改：${WHAT}` })).toBeVisible()
  await expect(phone.getByRole('heading', { name: WHO })).toBeVisible()
})

test('the stages of a life are a picture one walks with the keyboard, and a list', async ({ come }) => {
  const desk = await come('desk')
  await desk.goto('/life/person')
  const travel = desk.getByRole('link', { name: /^出行，/ })
  await travel.focus()
  await desk.keyboard.press('Enter')
  const card = desk.getByRole('link', { name: /^身份证，/ })
  await card.focus()
  await desk.keyboard.press('Enter')
  await expect(desk.getByRole('heading', { name: '身份证要办的事' })).toBeFocused()
  await expect(desk.getByRole('link', { name: '身份证到期换新的，丢了补一张' })).toBeVisible()
  await desk.getByRole('link', { name: '看列表' }).click()
  await expect(desk.getByRole('list', { name: '阶段' }).getByRole('link', { name: /^身份证/ })).toBeVisible()
})

test('the window asks the same questions and receives the same papers', async ({ come }) => {
  const clerk = await come('desk', people.clerk)
  const item = await findItem(clerk, ID_CARD)
  await clerk.goto(`/items/${item}?answers=reason.damaged,age.minor,household.elsewhere`)
  const papers = await papersIn(clerk)
  const person = newcomer('葛芒种')
  await clerk.goto(`/work/intake?item=${item}`)
  await answer(clerk, WHAT, '坏了，看不清')
  await answer(clerk, WHO, CHILD)
  await answer(clerk, WHERE, ELSEWHERE)
  await clerk.getByRole('button', { name: '下一步：申请人' }).click()
  await clerk.getByLabel('身份证号').fill(person.idNumber)
  await clerk.getByLabel('姓名').fill(person.name)
  await clerk.getByLabel('手机号').fill(person.phone)
  await clerk.getByRole('button', { name: '下一步：填表' }).click()
  await expect(clerk.getByText('来自刚才录入的申请人信息').first()).toBeVisible()
  await clerk.getByLabel('户口所在地或现住址').fill('示范省示范市云溪区云桥街道清和路9号')
  await clerk.getByLabel('监护人姓名').fill('葛立秋')
  await clerk.getByRole('group', { name: '领取方式' }).getByLabel('到窗口领取').check()
  await clerk.getByRole('button', { name: '下一步：材料' }).click()
  const asked = clerk.getByRole('main').getByRole('group')
  await expect(asked).toHaveCount(papers.length)
  const names = await Promise.all((await asked.all()).map((one) => one.locator('legend').innerText()))
  for (const paper of papers) expect(names.some((name) => name.includes(paper))).toBe(true)
  for (const one of await asked.all()) await one.getByLabel('纸质，已核对原件').check()
  await clerk.getByRole('button', { name: '下一步：核对' }).click()
  await expect(clerk.getByRole('main')).toContainText('坏了，看不清')
  await clerk.getByRole('button', { name: '提交申请' }).click()
  await expect(clerk.getByRole('heading', { name: '收件凭证' })).toBeVisible()
})

test('half-way through a draft the item changes: what fits is kept, what changed is said', async ({ come }) => {
  const phone = await come('phone')
  const person = newcomer('葛白露')
  await register(phone, person)
  const item = await findItem(phone, '公共场所卫生许可', '云溪区')
  await phone.goto(`/apply/${item}`)
  await answer(phone, '要开的是哪一类场所？', '旅馆、理发美容、浴室、泳池、影院、商场、书店')
  await answer(phone, '用集中空调吗？', '不用')
  await phone.getByRole('button', { name: '下一步：填表' }).click()
  const kept = phone.waitForResponse(
    (one) => one.url().endsWith('/draft') && (one.request().postData() ?? '').includes('白露理发店'),
  )
  await phone.getByLabel('名称', { exact: true }).fill('白露理发店')
  await kept

  await publishChange(await come('desk', people.countyEditor), await come('desk', people.editor), item)
  await phone.reload()
  await expect(phone.getByText('不用再填：卫生管理人员')).toBeVisible()
  await expect(phone.getByText('新增的材料：近期免冠照片')).toBeVisible()
  await expect(phone.getByLabel('名称', { exact: true })).toHaveValue('白露理发店')
})

test('a correction submitted while its photograph is still on its way waits for it', async ({ come }) => {
  const phone = await come('phone')
  await register(phone, newcomer('葛寒露'))
  const filed = await givenFoodCase(phone, '寒露面馆')
  const clerk = await come('desk', people.clerk)
  await send(clerk, `/api/cases/${filed.id}/correction-notice`, {
    items: [{ kind: 'material', key: 'layoutPlan', problem: '影像不清，请重新拍照上传' }],
  })
  await phone.goto(`/cases/${filed.id}/correction`)
  const paper = await drawing(phone, '布局图')
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await phone.route('**/api/documents/uploads', async (route) => {
    await held
    await route.continue()
  })
  await phone.locator('input[type=file]').setInputFiles(paper)
  await phone.getByRole('button', { name: '提交补正' }).click()
  await expect(phone.getByText('材料正在上传，传完就自动提交。')).toBeVisible()
  await expect(phone.getByText('还没有补齐')).toHaveCount(0)
  letGo()
  await expect(phone).toHaveURL(new RegExp(`/cases/${filed.id}$`))
  await expect(phone.getByText('已补正，待受理').first()).toBeVisible()
})

/** The names of the papers on the guide, in the order of the page. */
async function papersIn(page: Page): Promise<string[]> {
  const list = page.getByRole('list', { name: '申请材料' })
  await expect(list).toBeVisible()
  return list.getByRole('heading', { level: 3 }).allInnerTexts()
}

type Version = { id: string; revision: number; content: Content }
type Content = { form: { fields: { key: string }[] }[]; materials: object[] }

/** Who minds the hygiene is asked no more, a photograph is. */
async function publishChange(editor: Page, checker: Page, item: string): Promise<void> {
  const { id } = await send<{ id: string }>(editor, `/api/catalogue/items/${item}/drafts`, {})
  const { content, revision } = await ask<Version>(editor, `/api/catalogue/versions/${id}`)
  const form = content.form.map((section) => ({
    ...section,
    fields: section.fields.filter((field) => field.key !== 'hygieneManager'),
  }))
  const photo = {
    key: 'photo',
    name: '近期免冠照片',
    necessity: 'required',
    form: 'electronic',
    originals: 0,
    copies: 1,
    source: 'applicant',
    note: '白底彩色。',
  }
  const next = { ...content, form, materials: [...content.materials, photo] }
  const edited = await put<{ revision: number }>(editor, `/api/catalogue/versions/${id}`, { revision, content: next })
  await send(editor, `/api/catalogue/versions/${id}/submit`, { revision: edited.revision })
  await send(checker, `/api/catalogue/versions/${id}/publish`, {})
}

async function put<Answer>(page: Page, path: string, data: object): Promise<Answer> {
  const { csrfToken } = await ask<{ csrfToken: string }>(page, '/api/session')
  const answered = await page.request.put(path, { data, headers: { 'x-csrf-token': csrfToken } })
  expect(answered.ok(), `PUT ${path}: ${answered.status()} ${await answered.text()}`).toBe(true)
  return (await answered.json()) as Answer
}
