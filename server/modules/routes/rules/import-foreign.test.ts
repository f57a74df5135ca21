import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { importForeign } from './import-foreign.ts'
import { parseRoute } from './parse.ts'
import { translated } from './foreign-expression.ts'
import { taskAt } from './route-graph.ts'
import { routeFaults } from './route-soundness.ts'

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.bpmn`, import.meta.url), 'utf8')
const around = (fields: string[]) => ({ fields, situations: [], canBeDone: () => true })

test('a file of Camunda is taken but for what a machine would do, and says so element by element', async () => {
  const { xml = '', notes } = await importForeign(fixture('stall-from-camunda'), ['area', 'place'])
  const { route, faults } = await parseRoute(xml)
  assert.deepEqual(faults, [])
  assert.deepEqual(routeFaults(route, around(['area', 'place'])), [])
  assert.equal(taskAt(route, 'look')?.budgetDays, 2)
  assert.equal(taskAt(route, 'decide')?.stage, 'decision')
  assert.equal(route.flows.find(({ id }) => id === 'to-visit')?.when, 'form.area >= 10 and form.place != "market"')
  assert.deepEqual(
    route.flows.filter(({ from }) => from === 'look').map(({ to }) => to),
    ['large'],
    'the way through what was not taken goes on',
  )
  assert.deepEqual(
    notes.map(({ element }) => element),
    ['look', 'look', 'ask-credit', 'visit', 'visit-late', 'decide', undefined],
  )
  const said = notes.map(({ message }) => message).join('\n')
  assert.match(said, /步骤“看材料”的办理人 \$\{clerk\} 没有采用/)
  assert.match(said, /服务任务“查信用”没有采用/)
  assert.match(said, /定时“三天没去”的 3 天按工作日采用/)
})

test('a file of Flowable: what cannot be taken safely is left out by name', async () => {
  const { xml = '', notes } = await importForeign(fixture('signboard-from-flowable'), ['price'])
  const said = notes.map(({ message }) => message).join('\n')
  for (const part of [
    /泳池和参与者没有采用/,
    /包容网关（some）没有采用/,
    /脚本任务“打分”没有采用/,
    /步骤“看样式”的多实例没有采用/,
    /到期时间 PT6H 没有采用/,
    /连线（w1）的条件 \$\{price\.compareTo\(limit\) > 0\} 没有采用/,
  ])
    assert.match(said, part)
  const { route, faults } = await parseRoute(xml)
  assert.deepEqual(faults, [])
  assert.deepEqual(
    routeFaults(route, around(['price'])).map(({ element, message }) => [element, message]),
    [['w1', '排他网关（which）的这条出路没有写条件']],
    'what is missing stays visible as a fault until somebody writes it',
  )
  assert.equal(taskAt(route, 'safety/weigh')?.stage, 'review')
})

test('what is no BPMN is said, whatever it holds', async () => {
  for (const text of ['', 'hello', '<a/>', '<!DOCTYPE x [<!ENTITY a "b">]><x/>', '{"route":1}'])
    assert.deepEqual(await importForeign(text, []), { notes: [{ message: '不是可以读取的 BPMN 流程文件' }] })
})

test('conditions of other engines are taken only where they mean the same', () => {
  const naming = (name: string) => (['amount', 'kind', 'urgent'].includes(name) ? `form.${name}` : undefined)
  const feel = (text: string) => {
    const result = translated(text, naming)
    return 'feel' in result ? result.feel : undefined
  }
  assert.equal(feel('${amount > 5000}'), 'form.amount > 5000')
  assert.equal(
    feel("#{kind == 'new' || (urgent && amount lt 3)}"),
    'form.kind = "new" or (form.urgent and form.amount < 3)',
  )
  assert.equal(feel('${!urgent}'), 'not(form.urgent)')
  assert.equal(feel('${!(kind eq "old")}'), 'not(form.kind = "old")')
  assert.equal(feel('= amount >= 10 and kind != "x"'), 'form.amount >= 10 and form.kind != "x"')
  for (const text of [
    '${amount + 1 > 3}',
    '${f(amount)}',
    '${amount ? a : b}',
    '${salary > 3}',
    '${amount >}',
    '${(amount > 3}',
    "${kind == 'a\\'b'}",
  ])
    assert.equal(feel(text), undefined, text)
})
