/** The reference data and the demo city fit together: every key named exists, every code has its check digit, every promise is kept. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { type ItemContent, itemContent } from '#modules/catalogue/contract.ts'

type Organ = {
  key: string
  name: string
  kind: string
  uscc: string
  regionCode: string
  level: string
  parentKey: string | null
  letterWord: string
  handlesForCounty?: string[]
}
type Region = { code: string; name: string; level: string; parent: string | null }
type Hall = {
  key: string
  name: string
  organ: string
  regionCode: string
  windows: { number: string; kind: string }[]
}
type Post = { organ: string; title: string; roles: string[]; hall?: string; window?: string }
type Staff = { name: string; username: string; posts: Post[] }
type Person = {
  name: string
  sex: 'female' | 'male'
  birthDate: string
  idNumber: string
  phone: string
  regionCode: string
}
type Enterprise = { name: string; uscc: string; regionCode: string; legalRepresentative: number; agents: number[] }
type Account = { kind: 'person' | 'staff'; person?: number; enterprise?: number; username?: string }
type LicenceType = { key: string; title: string; holderKind: string; definingOrgan: string; validMonths?: number }
type Calendar = { years: Record<string, { holidays: { date: string; name: string }[]; workdays: string[] }> }
type Item = { file: string; organ: string; alsoCounties: boolean; content: ItemContent }

const here = import.meta.dirname
const city = (name: string): unknown => read(join(here, '../demo/city', `${name}.json`))

const regions = city('regions') as Region[]
const organs = city('organs') as Organ[]
const halls = city('halls') as Hall[]
const staff = city('staff') as Staff[]
const people = city('people') as Person[]
const enterprises = city('enterprises') as Enterprise[]
const accounts = city('accounts') as Account[]
const licenceTypes = read(join(here, 'licence-types.json')) as LicenceType[]
const calendar = read(join(here, 'calendar.json')) as Calendar
const items: Item[] = globSync(join(here, 'items/*.json'))
  .sort()
  .map((path) => ({
    file: basename(path, '.json'),
    ...(read(path) as Omit<Item, 'file'>),
  }))

const organOf = new Map(organs.map((organ) => [organ.key, organ]))
const regionCodes = new Set(regions.map((region) => region.code))
const licenceKeys = new Set(licenceTypes.map((type) => type.key))
const fieldsOf = (content: ItemContent) => content.form.flatMap((section) => section.fields)

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function hasDuplicates(values: readonly string[]): boolean {
  return new Set(values).size !== values.length
}

/** GB 32100-2015. */
function usccIsRight(code: string): boolean {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  const sum = weights.reduce((total, weight, index) => total + weight * letters.indexOf(code.charAt(index)), 0)
  return (
    code.length === 18 &&
    code.charAt(17) === letters.charAt((31 - (sum % 31)) % 31) &&
    organisationCodeIsRight(code.slice(8, 17))
  )
}

/** GB 11714: the nine characters inside the credit code. */
function organisationCodeIsRight(code: string): boolean {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(code.charAt(index), 36), 0)
  return code.charAt(8) === '0123456789X0'.charAt(11 - (sum % 11))
}

/** GB 11643-1999. */
function idNumberIsRight(number: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number.charAt(index)), 0)
  return number.length === 18 && number.charAt(17) === '10X98765432'.charAt(sum % 11)
}

test('there are thirty items or more, for people and for enterprises, instant and promised, with and without a fee', () => {
  assert.ok(items.length >= 30, `${items.length} items`)
  const some = (is: (content: ItemContent) => boolean) => items.filter(({ content }) => is(content)).length
  assert.ok(some((content) => content.audience.includes('1')) >= 10)
  assert.ok(some((content) => content.audience.includes('2')) >= 10)
  assert.ok(some((content) => content.handling === 'instant') >= 5)
  assert.ok(some((content) => content.handling === 'promised') >= 15)
  assert.ok(some((content) => content.fees.length > 0) >= 2)
  assert.ok(some((content) => content.result.licenceType === undefined) >= 2)
  assert.ok(some((content) => content.situations !== undefined) >= 5)
})

test('every sample and blank form of a material is there', () => {
  const papers = items.flatMap(({ content }) => content.materials.flatMap((one) => [one.sample, one.blankForm]))
  const addresses = papers.filter((one) => one !== undefined)
  assert.ok(addresses.length >= 5)
  for (const address of addresses) assert.ok(existsSync(join(here, '../../web/public', address)), address)
})

for (const { file, organ, alsoCounties, content } of items) {
  test(`the item ${file} is whole and consistent`, () => {
    const parsed = itemContent.parse(content)
    assert.deepEqual(parsed.form, content.form, 'nothing in the form is lost when it is read')
    assert.match(file, /^[a-z][a-z-]*$/)

    const body = organOf.get(organ)
    assert.ok(body, `the body ${organ} exists`)
    assert.equal(content.level, body.level)
    assert.equal(content.implementationCode, `${body.uscc}${body.level}${content.basicCode}`)
    if (alsoCounties && body.level === '3') {
      const counties = regions.filter((region) => region.level === '4')
      for (const county of counties) {
        const handler = organs.find((one) => one.regionCode === county.code && one.handlesForCounty?.includes(organ))
        assert.ok(handler, `${county.name} has a body that handles for ${organ}`)
      }
    }
    const hall = halls.find((one) => one.name === content.service.hall)
    assert.ok(hall && content.service.address.includes(hall.name), 'the hall exists and the address leads there')

    const keys = fieldsOf(content).map((field) => field.key)
    assert.ok(keys.length >= 5 && keys.length <= 18 && content.form.length <= 4, `${keys.length} fields`)
    assert.ok(!hasDuplicates(keys) && !hasDuplicates(content.materials.map((one) => one.key)))
    for (const field of fieldsOf(content)) {
      if (field.when) {
        const asked = fieldsOf(content).find((one) => one.key === field.when?.key)
        assert.ok(asked, `${field.key} waits for ${field.when.key}`)
        const answers = asked.kind === 'yes-no' ? [true, false] : (asked.options ?? []).map((one) => one.value)
        assert.ok((answers as unknown[]).includes(field.when.equals), `${field.when.key} can be ${field.when.equals}`)
      }
      if (field.kind === 'choice' || field.kind === 'choices') assert.ok((field.options ?? []).length >= 2)
    }
    for (const key of content.result.faceFields) assert.ok(keys.includes(key), `${key} on the licence's face`)
    for (const type of [content.result.licenceType, ...content.materials.map((one) => one.licenceType)]) {
      assert.ok(type === undefined || licenceKeys.has(type), `licence type ${type}`)
    }
    for (const one of content.materials) {
      assert.equal(one.necessity === 'deferrable', one.deferDays !== undefined, `${one.name}: deferrable says how long`)
      assert.ok(one.note, `${one.name} says how`)
    }
    assert.ok(content.materials.length >= 3 && content.materials.length <= 8, `${content.materials.length} materials`)
  })

  test(`the item ${file} promises no longer than the law allows`, () => {
    const { statutory, promised, steps, handling } = content
    // A working day is at most two calendar days outside the long holidays, and 30 calendar days hold 15 working days for sure.
    const promise = promised.unit === statutory.unit ? promised.days : promised.days * 2
    assert.ok(promise <= statutory.days, `${promised.days} ${promised.unit} within ${statutory.days} ${statutory.unit}`)
    assert.ok(steps.reduce((sum, step) => sum + step.days, 0) <= promised.days)
    assert.deepEqual(
      steps.map((step) => step.key),
      ['examine', 'decide'],
    )
    assert.equal(handling === 'instant', promised.days === 0)
    assert.ok(!(content.online && content.trips > 0), 'wholly online means no trip')
  })

  test(`the item ${file} tells people what they need to know`, () => {
    assert.ok(content.plainName && content.summary && content.conditions.length > 0)
    assert.ok(content.basis.length > 0 && content.basis.every((one) => one.article && one.text))
    assert.ok(content.faq.length >= 2 && content.faq.length <= 4)
    assert.ok(content.keywords.length >= 5 && !hasDuplicates(content.keywords))
    assert.doesNotMatch(JSON.stringify(content), /TODO|待补|示例文字|XX/)
  })
}

test('no two items carry one code', () => {
  assert.ok(!hasDuplicates(items.map(({ content }) => content.basicCode ?? '')))
  assert.ok(!hasDuplicates(items.map(({ content }) => content.name)))
})

test('every licence type names the body that defines it, and no two have one key', () => {
  assert.ok(!hasDuplicates(licenceTypes.map((type) => type.key)))
  for (const type of licenceTypes) {
    assert.ok(organOf.has(type.definingOrgan), type.key)
    assert.match(type.holderKind, /^(person|enterprise)$/)
  }
})

test('a licence an item issues is valid as long as its type says', () => {
  for (const { file, content } of items) {
    const type = licenceTypes.find((one) => one.key === content.result.licenceType)
    if (content.result.validMonths) assert.equal(content.result.validMonths, type?.validMonths, file)
  }
})

test('the demo city has its province, city, three counties and six towns, each region under an existing one', () => {
  const count = (level: string) => regions.filter((region) => region.level === level).length
  assert.deepEqual([count('2'), count('3'), count('4'), count('5')], [1, 1, 3, 6])
  assert.ok(count('6') >= 10)
  const byCode = new Map(regions.map((region) => [region.code, region]))
  for (const region of regions) {
    assert.match(region.code, /^\d{12}$/)
    if (region.parent === null) assert.equal(region.level, '2')
    else assert.equal(Number(byCode.get(region.parent)?.level), Number(region.level) - 1, region.name)
  }
})

test('every body has a right credit code, a region, a parent listed before it and its own letter word', () => {
  const seen = new Set<string>()
  for (const organ of organs) {
    assert.ok(usccIsRight(organ.uscc), organ.name)
    assert.equal(organ.uscc.slice(2, 8), organ.regionCode.slice(0, 6))
    assert.ok(regionCodes.has(organ.regionCode), organ.name)
    assert.ok(organ.parentKey === null || seen.has(organ.parentKey), organ.name)
    for (const handled of organ.handlesForCounty ?? []) assert.ok(organOf.has(handled))
    seen.add(organ.key)
  }
  assert.ok(
    !hasDuplicates(organs.map((organ) => organ.letterWord)) && !hasDuplicates(organs.map((organ) => organ.uscc)),
  )
})

test('every hall is run by a body and stands in a region', () => {
  for (const hall of halls) {
    assert.ok(organOf.has(hall.organ) && regionCodes.has(hall.regionCode), hall.name)
    assert.ok(!hasDuplicates(hall.windows.map((window) => window.number)), hall.name)
  }
})

test('every post is in an existing body, with known roles, at an existing window', () => {
  const roles = [
    'window-clerk',
    'approver',
    'department-head',
    'supervisor',
    'centre-manager',
    'government-officer',
    'catalogue-editor',
    'system-admin',
    'security-admin',
    'audit-admin',
  ]
  assert.ok(staff.length >= 40)
  assert.ok(!hasDuplicates(staff.map((one) => one.username)))
  for (const { name, posts } of staff) {
    for (const post of posts) {
      assert.ok(organOf.has(post.organ), name)
      assert.ok(post.roles.length > 0 && post.roles.every((role) => roles.includes(role)), name)
      const hall = halls.find((one) => one.key === post.hall)
      if (post.hall)
        assert.ok(
          hall?.windows.some((window) => window.number === post.window),
          name,
        )
    }
  }
  for (const role of roles)
    assert.ok(
      staff.some((one) => one.posts.some((post) => post.roles.includes(role))),
      role,
    )
})

test('every body that handles an item has somebody to examine and somebody to decide', () => {
  for (const { organ } of items) {
    const posts = staff.flatMap((one) => one.posts).filter((post) => post.organ === organ)
    assert.ok(
      posts.some((post) => post.roles.includes('approver')),
      `${organ} examines`,
    )
    assert.ok(
      posts.some((post) => post.roles.includes('department-head')),
      `${organ} decides`,
    )
  }
})

test('people have right identity numbers of the fictional regions that agree with sex and birth date, and a fictional phone', () => {
  assert.equal(people.length, 60)
  assert.ok(!hasDuplicates(people.map((one) => one.idNumber)) && !hasDuplicates(people.map((one) => one.phone)))
  for (const person of people) {
    assert.ok(idNumberIsRight(person.idNumber), person.name)
    assert.match(person.idNumber, /^990/)
    assert.equal(person.idNumber.slice(6, 14), person.birthDate.replaceAll('-', ''))
    assert.equal(Number(person.idNumber.charAt(16)) % 2 === 1 ? 'male' : 'female', person.sex)
    assert.match(person.phone, /^1990000\d{4}$/)
    assert.ok(regionCodes.has(person.regionCode))
  }
  const years = people.map((person) => Number(person.birthDate.slice(0, 4)))
  assert.deepEqual([Math.min(...years), Math.max(...years)], [1938, 2007])
})

test('enterprises have right credit codes, and people who represent them', () => {
  assert.equal(enterprises.length, 25)
  assert.ok(!hasDuplicates(enterprises.map((one) => one.uscc)))
  for (const one of enterprises) {
    assert.ok(usccIsRight(one.uscc) && /^9[12]/.test(one.uscc), one.name)
    assert.equal(one.uscc.slice(2, 8), one.regionCode.slice(0, 6))
    for (const index of [one.legalRepresentative, ...one.agents])
      assert.ok(people[index], `${one.name}: person ${index}`)
  }
})

test('the accounts to be printed exist', () => {
  for (const account of accounts) {
    if (account.kind === 'person') assert.ok(people[account.person ?? -1])
    else
      assert.ok(
        staff.some((one) => one.username === account.username),
        account.username,
      )
    if (account.enterprise !== undefined)
      assert.ok(enterprises[account.enterprise]?.agents.includes(account.person ?? -1))
  }
})

test('a make-up workday is on a weekend, and no date is both off and worked', () => {
  for (const [year, { holidays, workdays }] of Object.entries(calendar.years)) {
    for (const date of workdays) {
      assert.ok([0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()), date)
      assert.ok(date.startsWith(year) && !holidays.some((holiday) => holiday.date === date))
    }
    assert.ok(holidays.every((holiday) => holiday.date.startsWith(year) && holiday.name))
  }
  assert.deepEqual([Object.keys(calendar.years)[0], Object.keys(calendar.years).at(-1)], ['2004', '2026'])
})

const vectorsPath = join(here, '../../../shared/data/clock/vectors.json')
test('the working-day vectors agree with the calendar', {
  skip: existsSync(vectorsPath) ? false : 'the clock vectors are not at hand',
}, () => {
  const vectors = read(vectorsPath) as {
    durations: { start: string; workdays: number; dueLastDay: string }[]
    workdayChecks: { date: string; expectWork: boolean }[]
  }
  const off = new Set(Object.values(calendar.years).flatMap((year) => year.holidays.map((holiday) => holiday.date)))
  const worked = new Set(Object.values(calendar.years).flatMap((year) => year.workdays))
  const isWorkingDay = (date: string) =>
    worked.has(date) || (!off.has(date) && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()))
  for (const { date, expectWork } of vectors.workdayChecks) assert.equal(isWorkingDay(date), expectWork, date)
  for (const { start, workdays, dueLastDay } of vectors.durations) {
    let date = start
    for (let left = workdays; left > 0 && date.slice(0, 4) in calendar.years; ) {
      date = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
      if (isWorkingDay(date)) left--
    }
    assert.equal(date.slice(0, 4) in calendar.years ? date : 'ERROR_NO_CALENDAR', dueLastDay)
  }
})
