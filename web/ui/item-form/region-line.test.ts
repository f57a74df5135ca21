import assert from 'node:assert/strict'
import { test } from 'node:test'
import { levelWord, onTheWay } from './region-line.ts'

/** Codes right below each, as the vocabulary keeps them. */
type Regions = Readonly<Record<string, readonly string[]>>
const TOP = 'top'

/** What the menus of the field show one after the other: what each is called, and what is chosen in it. */
function menusFor(regions: Regions, place: string): [string, string | undefined][] {
  const menus: [string, string | undefined][] = []
  for (let parent: string | undefined = TOP; parent; ) {
    const options: { value: string; label: string }[] = (regions[parent] ?? []).map((value) => ({
      value,
      label: value,
    }))
    if (options.length === 0) break
    parent = onTheWay(options, place)?.value
    menus.push([levelWord(options), parent])
  }
  return menus
}

const province: Regions = {
  [TOP]: ['510000000000', '990000000000'],
  '990000000000': ['990100000000'],
  '990100000000': ['990101000000', '990102000000'],
  '990102000000': ['990102001000'],
}

test('from the province down, and the menu below what is chosen', () => {
  assert.deepEqual(menusFor(province, '990102000000'), [
    ['省', '990000000000'],
    ['市', '990100000000'],
    ['县（区）', '990102000000'],
    ['乡镇（街道）', undefined],
  ])
  assert.deepEqual(menusFor(province, ''), [['省', undefined]])
})

test('a city that keeps no province begins with itself', () => {
  const city = { ...province, [TOP]: ['990100000000'] }
  assert.deepEqual(menusFor(city, '990101000000'), [
    ['市', '990100000000'],
    ['县（区）', '990101000000'],
  ])
})

test('a county of elsewhere may stand among provinces, is chosen like them, and has nothing below', () => {
  const strange = { ...province, [TOP]: ['511602000000', '990000000000'] }
  assert.deepEqual(menusFor(strange, '511602000000'), [['省', '511602000000']])
})

test('districts right below a municipality, and towns right below a city without counties', () => {
  const others = {
    [TOP]: ['110000000000', '440000000000'],
    '110000000000': ['110101000000'],
    '440000000000': ['441900000000'],
    '441900000000': ['441900003000'],
  }
  assert.deepEqual(menusFor(others, '110101000000'), [
    ['省', '110000000000'],
    ['县（区）', '110101000000'],
  ])
  assert.deepEqual(menusFor(others, '441900003000'), [
    ['省', '440000000000'],
    ['市', '441900000000'],
    ['乡镇（街道）', '441900003000'],
  ])
})

test('what is no code, or of a place the city does not know, chooses nothing', () => {
  for (const place of ['990102', '云溪区', '320000000000'])
    assert.deepEqual(menusFor(province, place), [['省', undefined]], place)
})
