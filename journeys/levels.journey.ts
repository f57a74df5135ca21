/** A county's item deviates from the city's: the centre asks for it to be mended, the county mends it, a second person publishes, the task is done. */
import type { Page } from '@playwright/test'
import { look } from './looks.ts'
import { expect, people, test } from './people.ts'
import { day, fillDay, handInDraft } from './workbench.ts'

const RULE = '四级四同'
const HERE = '食品小作坊登记'
const ABOVE = '食品生产加工小作坊登记'
const BODY = '云溪区行政审批服务局'

test('what deviates from the level above is reported, becomes a task of the body, and is done only when the published list agrees', async ({
  come,
}) => {
  const centre = await come('desk', people.editor)
  await test.step('the centre sees both texts beside each other and asks the county to mend its own', async () => {
    await centre.goto('/work/catalogue')
    await centre.getByRole('link', { name: '各级对照' }).click()
    await centre.getByRole('link', { name: RULE, exact: true }).click()
    await centre.getByRole('button', { name: /^事项名称/ }).click()
    const row = cardOf(centre, HERE)
    await expect(row).toContainText(`市级 示范市市场监督管理局${ABOVE}`)
    await expect(row).toContainText(`县级 ${BODY}${HERE}`)
    await row.getByRole('button', { name: '交办整改' }).click()
    const dialog = centre.getByRole('dialog', { name: '交办整改' })
    for (const [part, value] of [
      ['年', '2099'],
      ['月', '12'],
      ['日', '31'],
    ] as const)
      await dialog.getByLabel(part, { exact: true }).fill(value)
    await dialog.getByLabel('要求或说明').fill('名称请与市级一致')
    await dialog.getByRole('button', { name: '交办', exact: true }).click()
    await expect(row.getByText('已交办整改')).toBeVisible()
  })

  const county = await come('desk', people.countyEditor)
  await test.step('the county is told, finds the task among its own, and cannot tick it off while the list deviates', async () => {
    await county.goto('/work/messages')
    await expect(county.getByText(`整改任务：${HERE}`)).toBeVisible()
    await openTasks(county)
    const task = cardOf(county, HERE)
    await expect(task).toContainText('2099年12月31日前改好')
    await expect(task).toContainText('名称请与市级一致')
    await task.getByRole('button', { name: '已经改好' }).click()
    await expect(task.getByRole('alert')).toContainText('事项与上级仍有差异')
    await expect(task).toContainText('已发布的清单里还有这些差异')
  })

  await test.step('from the task she goes into the editor, mends the name and hands it in', async () => {
    await cardOf(county, HERE).getByRole('button', { name: '起草新版本' }).click()
    const name = county.getByLabel('事项名称').first()
    await name.fill(ABOVE)
    // Saved by itself: the page is called otherwise now, and whoever types goes on typing.
    await expect(county.getByRole('heading', { level: 1 })).toContainText(ABOVE)
    await expect(name).toBeFocused()
    await handInDraft(county)
    await expect(county.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('the centre is the second person, and publishes from the task', async () => {
    await openTasks(centre)
    await centre.getByRole('button', { name: /^其他地区要改的/ }).click()
    await cardOf(centre, HERE).getByRole('link', { name: '打开事项' }).click()
    await centre.getByRole('link', { name: /^查看\s*第 2 版$/ }).click()
    await centre.getByRole('button', { name: '审核并发布' }).click()
    await centre.getByRole('dialog').getByRole('button', { name: '审核并发布' }).click()
    await expect(centre.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('now the task can be done, and the report no longer names the item', async () => {
    await openTasks(county)
    await cardOf(county, ABOVE).getByRole('button', { name: '已经改好' }).click()
    await expect(county.getByText('没有整改任务')).toBeVisible()
    await county.getByRole('button', { name: '已完成' }).click()
    await expect(cardOf(county, ABOVE)).toContainText('完成')
    await county.getByRole('link', { name: RULE }).click()
    await expect(county.getByRole('heading', { name: `${RULE}差异` })).toBeVisible()
    await expect(county.getByRole('heading', { name: ABOVE })).toHaveCount(0)
  })
})

test('an item is given to a town from today on: the guide says so, and the power is taken back', async ({ come }) => {
  const editor = await come('desk', people.countyEditor)
  await editor.goto('/work/catalogue')
  await editor.getByRole('searchbox', { name: '按名称筛选' }).fill('诊所备案')
  await editor.getByRole('row', { name: '诊所备案' }).getByRole('link').click()
  await editor.getByRole('link', { name: '由谁办理（放权委托）' }).click()
  await expect(editor.getByText(`现在由${BODY}自己办理。`)).toBeVisible()
  await editor.getByLabel('机关、乡镇或街道名称').fill('云桥街道')
  await editor.getByRole('button', { name: '加入', exact: true }).click()
  await editor.getByLabel('依据的文件').fill('云溪区赋权镇街事项清单第 3 项')
  await fillDay(editor.getByRole('group', { name: '从哪天起' }), day())
  await editor.getByRole('button', { name: '确定交办' }).click()
  const row = editor.getByRole('row', { name: /云桥街道办事处/ })
  await expect(row).toContainText('办理中')
  await expect(editor.getByText(`现在由下列机关办理，${BODY}自己不再受理。`)).toBeVisible()

  const address = editor.url().replace('/work/catalogue/', '/items/').replace('/delegations', '')
  const citizen = await come('phone')
  await citizen.goto(address)
  await expect(citizen.getByText(/云桥街道办事处/).first()).toBeVisible()

  await row.getByRole('button', { name: '收回' }).click()
  const dialog = editor.getByRole('dialog')
  await dialog.getByLabel('理由').fill('承接条件还不具备')
  await dialog.getByRole('button', { name: '收回', exact: true }).click()
  await expect(editor.getByText(`现在由${BODY}自己办理。`)).toBeVisible()
})

test('a rule made for one comparison is deleted when it has served', async ({ come }) => {
  const centre = await come('desk', people.editor)
  await centre.goto('/work/catalogue/levels')
  await centre.getByRole('button', { name: '新建规则' }).click()
  const making = centre.getByRole('dialog', { name: '新建规则' })
  await making.getByLabel('规则名称').fill('县乡名称相同')
  await making.getByRole('group', { name: '比较哪几级' }).getByLabel('县级').check()
  await making.getByRole('group', { name: '比较哪几级' }).getByLabel('镇').first().check()
  await making.getByRole('group', { name: '哪些要素应当一致' }).getByLabel('事项名称').check()
  await making.getByRole('button', { name: '保存规则' }).click()
  await expect(making).toBeHidden()
  await expect(centre.getByRole('link', { name: '县乡名称相同', exact: true })).toBeVisible()
  await centre.getByRole('button', { name: /^删\s?除\s*县乡名称相同$/ }).click()
  const dialog = centre.getByRole('dialog', { name: '删除规则“县乡名称相同”' })
  await expect(dialog).toContainText('不再按这条规则比较')
  await look(centre, 'deleting a rule')
  await dialog.getByRole('button', { name: /^删\s?除$/ }).click()
  await expect(dialog).toBeHidden()
  await expect(centre.getByRole('link', { name: '县乡名称相同', exact: true })).toHaveCount(0)
  await expect(centre.getByRole('link', { name: RULE, exact: true })).toBeVisible()
})

function cardOf(page: Page, item: string) {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: item, exact: true }) })
}

async function openTasks(page: Page): Promise<void> {
  await page.goto('/work/catalogue/levels')
  await page.getByRole('link', { name: /^整改任务/ }).click()
}
