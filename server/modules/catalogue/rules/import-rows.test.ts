import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { checkUscc } from '#modules/identity/index.ts'
import {
  bodyKey,
  codeOf,
  judgeRow,
  mainCodes,
  nameKey,
  ownersOf,
  readImportRow,
  regionNameIn,
  whyUnusable,
} from './import-rows.ts'

const good = '11440300MB2D072246'
const row = {
  department: '区民政局',
  main_item: '未分类',
  name: '高龄津贴',
  areaCode: '990102000000',
  itemCode: `990G0001-990102000000-000-${good}-1-00`,
  taskType: '5',
  deptCode: '1234',
}
/** A whole list, each row with what the rows before it say of it. */
function judge(...list: unknown[]) {
  const rows = list.map((one, index) => readImportRow(one, index + 1))
  const tallies = rows.map((one) => ({ body: bodyKey(one), uscc: checkUscc(one.creditCode) ?? '' }))
  const counted = Map.groupBy(tallies, ({ body, uscc }) => `${body}\n${uscc}`)
  const owners = ownersOf(mainCodes([...counted.values()].map((same) => ({ ...same[0]!, rows: same.length }))))
  return rows.map((one, at) => {
    const before = rows.slice(0, at).filter((other) => !whyUnusable(other))
    const lineWith = (key: (other: typeof one) => string) => before.find((other) => key(other) === key(one))?.line
    const around = {
      sameCode: lineWith(codeOf),
      sameName: lineWith(nameKey),
      ownerOf: (uscc: string) => owners.get(uscc),
    }
    return judgeRow(one, around, checkUscc)
  })
}
const reasons = (changes: object) =>
  judge({ ...row, ...changes })[0]!
    .doubts.map(({ message }) => message)
    .join('；')

test('a row with a right credit code inside its item code is accepted, whatever the department calls itself', () => {
  const [judged] = judge(row)
  assert.deepEqual([judged!.verdict, judged!.doubts, judged!.mainItem], ['accepted', [], ''])
})

test('a malformed credit code and a wrong check digit are told apart', () => {
  assert.match(reasons({ itemCode: row.itemCode.replace(good, good.slice(1)) }), /格式不对/)
  assert.match(reasons({ itemCode: row.itemCode.replace(good, `${good.slice(0, 17)}7`) }), /校验位不对/)
})

test('the same name in the same department is a duplicate, brackets or not', () => {
  const [, second] = judge(
    { ...row, name: '津贴（高龄）' },
    { ...row, name: '津贴(高龄)', itemCode: row.itemCode.replace('0001', '0002') },
  )
  assert.deepEqual(
    [second!.verdict, second!.doubts],
    ['flagged', [{ field: 'name', message: '重复：部门和名称与第 1 行相同' }]],
  )
})

test('the same code twice, no name, no body and no region are nothing to make an item of', () => {
  assert.deepEqual(
    judge(row, row).map((one) => one.verdict),
    ['accepted', 'rejected'],
  )
  for (const lacking of [{ name: ' ' }, { department: '' }, { areaCode: '51' }])
    assert.equal(judge({ ...row, ...lacking })[0]!.verdict, 'rejected')
})

test('a credit code that is mostly another department’s is flagged', () => {
  const others = [1, 2, 3].map((n) => ({ ...row, name: `救助${n}`, itemCode: row.itemCode.replace('0001', `100${n}`) }))
  const judged = judge(...others, { ...row, department: '区水务局', name: '取水许可' })
  assert.match(judged.at(-1)!.doubts[0]!.message, /是“区民政局”的/)
})

test('departments of one name in two counties are two bodies', () => {
  const elsewhere = { ...row, areaCode: '990123000000', itemCode: row.itemCode.replace('0001', '0002') }
  assert.equal(
    judge(row, { ...elsewhere, itemCode: elsewhere.itemCode.replace(good, '11440100007483172Q') })[1]!.verdict,
    'accepted',
  )
})

test('a type outside the table and a missing code are findings, not losses', () => {
  assert.match(reasons({ taskType: '77' }), /不在代码表内/)
  assert.match(reasons({ itemCode: '', deptCode: good }), /没有可用的事项编码/)
})

test('a region is named by its bodies only when they agree', () => {
  assert.equal(regionNameIn(['区市监局', '广安区税务局', '区委办']), '广安区')
  assert.equal(regionNameIn(['甲乙区税务局', '丙丁区水务局']), undefined)
  assert.equal(regionNameIn(['区市监局']), undefined)
})

test('whatever stands in the file, every row gets one verdict, and a finding for all but the accepted', () => {
  const mess = fc.oneof(
    fc.anything(),
    fc.record(
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, fc.oneof(fc.constant(value), fc.string(), fc.anything())]),
      ),
    ),
  )
  fc.assert(
    fc.property(fc.array(mess, { maxLength: 8 }), (rows) => {
      const judged = judge(...rows)
      assert.equal(judged.length, rows.length)
      for (const one of judged) assert.equal(one.verdict === 'accepted', one.doubts.length === 0)
    }),
  )
})
