/** The review route of an item is drawn, refused, begun from a foreign file, and published by a colleague. */
import { fileURLToPath } from 'node:url'
import { look } from './looks.ts'
import { expect, people, test } from './people.ts'

const ITEM = '大型户外广告设置审批'
const FOREIGN = fileURLToPath(
  new URL('../server/modules/routes/rules/fixtures/stall-from-camunda.bpmn', import.meta.url),
)

test('an editor draws the route of an item, is refused a step nobody can do, reads what a foreign file lost, and a colleague publishes', async ({
  come,
}) => {
  const editor = await come('desk', people.editor)
  await test.step('the usual route is there to begin from', async () => {
    await editor.goto('/work/catalogue')
    await editor.getByRole('searchbox', { name: '按名称筛选' }).fill(ITEM)
    await editor.getByRole('link', { name: ITEM }).first().click()
    await editor.getByRole('button', { name: '起草新版本' }).click()
    await editor.getByRole('button', { name: '审批流程图' }).click()
    await expect(editor.getByText('没有画流程：由承办部门审查一步，再决定一步。')).toBeVisible()
    await editor.getByRole('button', { name: '从默认流程开始画' }).click()
    await expect(editor.getByText('流程可以运行，没有发现问题。')).toBeVisible()
  })

  await test.step('without a mouse a step is put between the two; a post that nobody holds is refused by name', async () => {
    await editor.getByRole('button', { name: '在后面加一步：审查' }).press('Enter')
    await editor.getByLabel('第 2 步的名称').fill('现场核查')
    await editor.getByLabel('现场核查的时限').fill('2')
    await editor.getByLabel(/^现场核查的岗位/).selectOption('窗口岗')
    const fault = editor.getByRole('button', { name: /步骤“现场核查”没有人能办/ }).last()
    await expect(fault).toBeVisible()
    await fault.click()
    const panel = editor.getByRole('region', { name: '所选元素' })
    await expect(panel.getByLabel('名称')).toHaveValue('现场核查')
    await expect(editor.getByRole('button', { name: '提交审核' })).toBeDisabled()
    await look(editor, 'the drawing with a fault')
    await panel.getByLabel('岗位').selectOption('审批岗')
    await expect(editor.getByText('流程可以运行，没有发现问题。')).toBeVisible()
  })

  await test.step('budgets beyond the promised limit are refused as well', async () => {
    await editor.getByLabel('现场核查的时限').fill('90')
    await expect(editor.getByText(/最长的一路各环节合计 90 个工作日，超过了承诺时限/).first()).toBeVisible()
    await editor.getByRole('button', { name: '上移现场核查' }).click()
    await expect(editor.getByLabel('第 1 步的名称')).toHaveValue('现场核查')
    await editor.getByLabel('现场核查的时限').fill('2')
    await expect(editor.getByText('流程可以运行，没有发现问题。')).toBeVisible()
  })

  await test.step('without a mouse a step gets a timer, which has to fire within the promise', async () => {
    await editor.getByRole('button', { name: '给现场核查加定时' }).press('Enter')
    const timers = editor.getByRole('list', { name: '现场核查的定时' })
    await timers.getByLabel('几个工作日之后').fill('99')
    await expect(editor.getByText(/要等 99 个工作日，超过了承诺时限/).first()).toBeVisible()
    await timers.getByLabel('几个工作日之后').fill('2')
    await expect(editor.getByText('流程可以运行，没有发现问题。')).toBeVisible()
    await timers.getByLabel('到时以后').selectOption('收回这一步，转到另一路')
    await timers.getByLabel('转到哪里').selectOption('决定')
    await expect(editor.getByText('流程可以运行，没有发现问题。')).toBeVisible()
    await look(editor, 'the step table with a timer')
  })

  await test.step('a file of another engine replaces it, and says what was not taken', async () => {
    await editor.locator('input[type=file]').setInputFiles(FOREIGN)
    const report = editor.getByRole('dialog', { name: '导入结果' })
    await expect(report).toContainText('服务任务“查信用”没有采用')
    await expect(report).toContainText(
      "连线“大摊位”的条件 ${area >= 10 && place != 'market'} 没有采用：表单里没有“area”",
    )
    await look(editor, 'the report of an import')
    await report.getByRole('button', { name: '知道了' }).click()
    // Its timer is taken as it is: working days, and a way of its own.
    const timers = editor.getByRole('list', { name: '看现场的定时' })
    await expect(timers.getByLabel('几个工作日之后')).toHaveValue('3')
    await expect(timers.getByLabel('转到哪里').locator('option:checked')).toHaveText('提醒去看')
    await editor
      .getByRole('button', { name: /的这条出路没有写条件/ })
      .last()
      .click()
    const panel = editor.getByRole('region', { name: '所选元素' })
    await panel.getByLabel('条件（FEEL）').fill('form.nothing > 3')
    await expect(panel.getByText('提到了不存在的“nothing”')).toBeVisible()
    await panel.getByLabel('条件（FEEL）').fill('facts.applicantKind = "enterprise"')
    await expect(editor.getByText('流程可以运行，没有发现问题。')).toBeVisible()
  })

  await test.step('it is handed in', async () => {
    await expect(editor.getByText(/^已自动保存/)).toBeVisible()
    await editor.getByRole('button', { name: '提交审核' }).click()
    await editor.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
    await expect(editor.getByRole('button', { name: '提交审核' })).toHaveCount(0)
  })

  await test.step('a colleague sees the drawing and what changed, and publishes', async () => {
    const checker = await come('desk', people.otherEditor)
    await checker.goto(editor.url())
    await expect(checker.getByRole('region', { name: `${ITEM}的审批流程图` })).toContainText('看现场')
    await expect(checker.getByRole('row', { name: '摊位大小 → 看现场' }).first()).toContainText(
      'facts.applicantKind = "enterprise"',
    )
    await look(checker, 'the version with its drawing')
    await checker.getByRole('button', { name: '审核并发布' }).click()
    await checker.getByRole('dialog').getByRole('button', { name: '审核并发布' }).click()
    await expect(checker.getByRole('button', { name: '审核并发布' })).toHaveCount(0)
  })
})
