/** The browser's check and the server's give the same verdict: the code the browser gets is asked beside the server itself. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { build, type Rollup } from 'vite'
import type { FormField, FormSection } from '#modules/catalogue/index.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { type Browser, givenCitizen, signedIn } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { contractsWithoutZod } from '../web/contract-plugin.ts'

type CheckForm = (sections: readonly FormSection[], values: object) => Record<string, string>

let world: World
let organId: string
let browser: Browser
let checkForm: CheckForm
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  browser = await signedIn(world, await givenCitizen(world))
  checkForm = await fromTheBrowser()
})
after(() => world.close())

/** What the portal checks a form with, built as for the browser. */
async function fromTheBrowser(): Promise<CheckForm> {
  const entry = join(import.meta.dirname, '..', 'web', 'portal', 'apply', 'check-form.ts')
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [contractsWithoutZod()],
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  })
  const [{ output }] = built as Rollup.RollupOutput[] as [Rollup.RollupOutput]
  const code = `data:text/javascript,${encodeURIComponent(output[0].code)}`
  return ((await import(code)) as { checkForm: CheckForm }).checkForm
}

const options = [
  { value: 'a', label: '甲' },
  { value: 'b', label: '乙' },
]
const kinds = [
  'text',
  'long-text',
  'number',
  'amount',
  'date',
  'choice',
  'choices',
  'yes-no',
  'id-number',
  'uscc',
  'phone',
  'region',
] as const
const single = (key: string) =>
  fc.record({ kind: fc.constantFrom(...kinds), required: fc.boolean(), bound: fc.nat(5), room: fc.nat(4) }).map(
    ({ kind, required, bound, room }): FormField => ({
      key,
      label: `项${key}`,
      kind,
      required,
      ...(kind === 'choice' || kind === 'choices' ? { options } : {}),
      ...(kind === 'text' ? { maxLength: bound + 1 } : {}),
      ...(kind === 'number' || kind === 'amount' ? { minimum: bound, maximum: bound + room } : {}),
    }),
  )
const asked: FormField = { key: 'asked', label: '问', kind: 'yes-no', required: true }
/** What is asked in a row may hang on what else stands in it. */
const rows = fc
  .record({
    one: single('inner'),
    two: single('other'),
    hides: fc.boolean(),
    required: fc.boolean(),
    minimum: fc.integer({ min: 1, max: 2 }),
    room: fc.nat(2),
  })
  .map(
    ({ one, two, hides, required, minimum, room }): FormField => ({
      key: 'rows',
      label: '各项',
      kind: 'rows',
      required,
      minimum,
      maximum: minimum + room,
      fields: [
        asked,
        one,
        { ...two, ...(hides ? { when: { key: 'asked', equals: true } } : {}) },
      ] as FormField['fields'],
    }),
  )
const form = fc
  .tuple(single('first'), single('second'), rows, fc.boolean())
  .map(([first, second, group, hides]): FormSection[] => {
    const when = hides ? { when: { key: 'asked', equals: true } } : {}
    return [{ key: 's', title: '申请', fields: [asked, first, { ...second, ...when }, { ...group, ...when }] }]
  })
const answer = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    '2026-01-31',
    '2026-02-30',
    '19900000001',
    '11010519491231002X',
    '990102000000',
    '很长的一段话',
  ),
  fc.string({ maxLength: 8 }),
  fc.integer({ min: -2, max: 9 }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(['a'], ['b', 'c'], []),
)
const row = fc.record({ asked: fc.oneof(fc.boolean(), answer), inner: answer, other: answer }, { requiredKeys: [] })
const values = fc.record(
  {
    asked: fc.oneof({ weight: 4, arbitrary: fc.boolean() }, answer),
    first: answer,
    second: answer,
    rows: fc.oneof(answer, fc.array(row, { maxLength: 4 })),
  },
  { requiredKeys: [] },
)

/** Taken by both, whatever chance brings. */
const simple: FormSection[] = [{ key: 's', title: '申请', fields: [asked] }]
const good = [{ asked: true }, { asked: false }, {}]

test('random forms with random answers: what the page says before sending is what the server says', async () => {
  const seen = { taken: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(form, fc.array(values, { minLength: 3, maxLength: 3 }), async (sections, tries) => {
      const content = {
        form: sections,
        materials: [],
        result: { kind: 'approval' as const, name: '决定书', faceFields: [] },
      }
      const { itemId } = await givenItem(world, { organId, content })
      for (const given of tries) {
        const told = checkForm(sections, given)
        const { status, body } = await browser.send('POST', '/api/cases', { itemId, values: given, materials: [] })
        if (Object.keys(told).length === 0) {
          assert.equal(status, 201, JSON.stringify(body))
          seen.taken++
        } else {
          assert.equal(body.code, 'cases.form-wrong')
          assert.deepEqual((body as { facts?: { fields?: unknown } }).facts?.fields, told)
          seen.refused++
        }
      }
    }),
    { numRuns: 60, examples: [[simple, good]] },
  )
  assert.ok(seen.taken > 0 && seen.refused > 0, JSON.stringify(seen))
})
