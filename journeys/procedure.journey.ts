/** A case that takes longer than it began: each time the applicant reads why, and until when. */
import type { Page } from '@playwright/test'
import { givenFoodCase, send } from './arranged.ts'
import { expectGoodDialogs, expectGoodLooks } from './looks.ts'
import { drawing } from './papers.ts'
import { expect, newcomer, people, register, test } from './people.ts'
import { expectLetter, upload } from './portal.ts'
import { act, openCase } from './workbench.ts'

/** The day by which it was promised, as her page says it. */
async function promisedDay(citizen: Page): Promise<string> {
  const term = citizen.getByText('承诺什么时候办好', { exact: true })
  return term.locator('xpath=following-sibling::dd[1]').innerText()
}

const cardOf = (page: Page, title: string) =>
  page.locator('section', { has: page.getByRole('heading', { name: title }) })

test('an expert review stops the clock, the head gives more time, and each time she reads why the date moved', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('苏晚秋'))
  const codes = await givenFoodCase(citizen, '晚秋茶饮')
  const approver = await come('desk', people.approver)
  await openCase(approver, codes.number)
  await act(approver, '受理', '受理')
  await citizen.goto(`/cases/${codes.id}`)
  const first = await promisedDay(citizen)

  await test.step('the approver begins an expert review and says how long it needs', async () => {
    await act(approver, '启动特别程序', '启动并书面告知', async (dialog) => {
      await dialog.getByLabel('特别程序的种类').selectOption('专家评审')
      await dialog.getByLabel('需要多长时间').fill('10')
      await dialog.getByLabel('法律依据').fill('《食品经营许可和备案管理办法》第二十条')
      await dialog.getByLabel('为什么需要（原样告知申请人）').fill('操作流程采用新工艺，需要专家评审')
    })
    await expect(approver.getByText(/计时停止，预计/)).toBeVisible()
  })

  await test.step('she reads on her phone why the date moved, and the letter says the same', async () => {
    await citizen.reload()
    await expect(citizen.getByText('特别程序中').first()).toBeVisible()
    const why = cardOf(citizen, '为什么日期变了')
    await expect(why).toContainText('操作流程采用新工艺，需要专家评审')
    await expect(why).toContainText('10 个工作日')
    expect(await promisedDay(citizen)).not.toBe(first)
    await citizen.locator('summary', { hasText: '这个日期怎么算的' }).click()
    const derivation = citizen.getByRole('table', { name: '这个日期怎么算的' })
    await expect(derivation).toContainText('专家评审，告知需要 10 个工作日，不计入办理时限')
    await expect(derivation).toContainText('《行政许可法》第四十五条')
    await expectLetter(citizen, '打开特别程序告知书（PDF）')
    await expectGoodLooks(citizen, [`/cases/${codes.id}`])
  })

  await test.step('the review has its result, and the clock goes on', async () => {
    await act(approver, '结束特别程序', '登记结果', async (dialog) => {
      await dialog.getByLabel('结果').fill('专家组一致认为可行')
    })
    await citizen.goto('/messages')
    await expect(citizen.getByRole('article').first()).toContainText('专家评审已经结束')
    await citizen.goto(`/cases/${codes.id}`)
    await expect(citizen.getByText('结果：专家组一致认为可行')).toBeVisible()
  })

  await test.step('the head of the department extends the limit once, and she is told', async () => {
    const before = await promisedDay(citizen)
    const head = await come('desk', people.head)
    await openCase(head, codes.number)
    await act(head, '延长期限', '批准延长', async (dialog) => {
      await dialog.getByLabel('理由（原样写入文书，告知申请人）').fill('需要向外省核实设备的检验证明')
    })
    await expect(head.getByRole('button', { name: '延长期限' })).toHaveCount(0)
    await citizen.reload()
    expect(await promisedDay(citizen)).not.toBe(before)
    const why = cardOf(citizen, '为什么日期变了')
    await expect(why).toContainText('期限延长 10 个工作日')
    await expect(why).toContainText('需要向外省核实设备的检验证明')
    await expectLetter(citizen, '打开延期决定书（PDF）')
  })
})

test('what was promised for later is asked for by a day, handed in with the phone, and only then can be granted', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('顾南星'))
  const codes = await givenFoodCase(citizen, '南星面包', ['safetyRules'])
  const [clerk, head] = [await come('phone', people.clerk), await come('desk', people.head)]

  await test.step('at the counter he corrects a slip on the spot', async () => {
    await openDesk(clerk, codes.id)
    await act(clerk, '当场更正', '更正', async (dialog) => {
      await dialog.getByRole('checkbox', { name: /^门店招牌名称/ }).check()
      await dialog.getByLabel('门店招牌名称', { exact: true }).fill('南星面包房')
    })
    await act(clerk, '受理', '受理', async (dialog) => {
      await expect(dialog).toContainText('食品安全规章制度目录清单：承诺受理后 5 个工作日内补交')
    })
    await expect(clerk.getByRole('button', { name: '窗口代收容缺材料' })).toBeVisible()
    await expectGoodDialogs(clerk, clerk.getByRole('group', { name: '可以办理' }).getByRole('button'))
  })

  await test.step('the head sees that nothing can be granted yet', async () => {
    await send(head, `/api/cases/${codes.id}/examination`, { recommends: 'grant', opinion: '等补交材料' })
    await openCase(head, codes.number)
    await expect(head.getByText('容缺：待补交 1 份，补齐前不能准予')).toBeVisible()
    await expect(head.getByRole('button', { name: '准予', exact: true })).toHaveCount(0)
    await expectGoodDialogs(head, head.getByRole('group', { name: '可以办理' }).getByRole('button'))
  })

  await test.step('he hands it in, and the head grants', async () => {
    await citizen.goto(`/cases/${codes.id}`)
    const asked = cardOf(citizen, '请补交承诺的材料')
    await expect(asked).toContainText('前补交')
    await expectGoodLooks(citizen, [`/cases/${codes.id}`])
    const pages = [await drawing(citizen, '食品安全规章制度目录清单'), await drawing(citizen, '规章制度第二页')]
    await upload(asked.locator('input[type=file]'), ...pages)
    await expect(asked).toContainText('已自动保存')
    await citizen.reload()
    await expect(asked.getByText('食品安全规章制度目录清单.png')).toBeVisible()
    await asked.getByRole('button', { name: '补交材料' }).click()
    await expect(asked).toBeHidden()
    await expect(citizen.getByRole('list', { name: '办理经过' })).toContainText('补交容缺材料')
    await head.reload()
    await act(head, '准予', '作出准予决定')
  })
})

/** The case itself: on a phone there is no find box to type into. */
async function openDesk(page: Page, id: string): Promise<void> {
  await page.goto(`/work/cases/${id}`)
  await expect(page.getByRole('group', { name: '可以办理' })).toBeVisible()
}
