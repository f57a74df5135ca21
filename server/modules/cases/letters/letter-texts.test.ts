import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Explained } from '../rules/clock.ts'
import type { LetterFacts } from './letter-words.ts'
import { letterText } from './letter-texts.ts'

const lines: Explained[] = [
  {
    phase: 'handling',
    counted: true,
    from: '2026-06-01',
    to: '2026-06-03',
    days: 2,
    adds: 0,
    why: '自受理之日起作出决定',
    article: '第四十二条',
  },
  {
    phase: 'handling',
    counted: false,
    from: '2026-06-03',
    plannedTo: '2026-06-17',
    days: 0,
    adds: 0,
    why: '专家评审',
    article: '第四十五条',
  },
  {
    phase: 'extension',
    counted: false,
    from: '2026-06-04',
    to: '2026-06-04',
    days: 0,
    adds: 10,
    why: '案情复杂',
    article: '第四十二条',
  },
]
const facts: LetterFacts = {
  law: 'licence',
  itemName: '示范经营许可',
  caseNumber: '20260601000001',
  queryCode: 'ABCD2345',
  applicantName: '王静雯',
  organName: '云溪区市场监督管理局',
  filedOn: '2026-06-01',
  acceptedOn: '2026-06-01',
  deemed: false,
  statutory: { limit: '20 个工作日', due: '2026-07-14' },
  promised: { limit: '10 个工作日', due: '2026-06-30' },
  provisional: false,
  materials: [],
  procedures: [],
  procedure: {
    case_id: '',
    region_code: '',
    no: 1,
    kind: 'expert-review',
    reason: '涉及新工艺',
    basis: '《示范条例》第九条',
    days: 10,
    begun_at: new Date(0),
    begun_on: '2026-06-03',
    planned_to: '2026-06-17',
    ended_at: null,
    ended_on: null,
    result: null,
  },
  parties: [],
  deferred: [],
  lines,
  words: '案情复杂',
  facts: { ground: 'impossible', basis: '《示范条例》第二十条' },
  resultName: '',
}

test('the letters that move a date tell how long, why, on what ground, and every line of the derivation', () => {
  for (const text of [letterText('special', facts), letterText('extension', facts)]) {
    const said = JSON.stringify(text.body)
    for (const line of lines)
      assert.ok(said.includes(line.why) && said.includes(line.article), `${text.title} ${line.why}`)
    assert.match(said, /2026年6月30日.*2 天.*不计入.*延长 10 天/)
  }
  assert.match(
    JSON.stringify(letterText('special', facts).body),
    /第四十五条.*涉及新工艺.*示范条例.*10 个工作日，预计至2026年6月17日/,
  )
  assert.match(JSON.stringify(letterText('extension', facts).body), /第四十二条第一款.*本机关负责人批准.*案情复杂/)
})

test('a date that may still move is called so in the letter', () => {
  assert.doesNotMatch(JSON.stringify(letterText('extension', facts).body), /尚未公布/)
  assert.match(JSON.stringify(letterText('extension', { ...facts, provisional: true }).body), /放假安排尚未公布/)
})

test('an end without a decision says why, on what ground, and what can be done about it', () => {
  const { title, body, remedies } = letterText('termination', facts)
  assert.equal(title, '终止办理决定书')
  assert.match(JSON.stringify(body), /无法实施.*案情复杂.*示范条例/)
  assert.match(remedies!.join(), /六十日.*六个月/s)
})
