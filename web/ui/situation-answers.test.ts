import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Answered,
  answersText,
  situationOf,
  textOfSituation,
  withAnswer,
  withoutAnswer,
} from './situation-answers.ts'

const said = (key: string, option: string): Answered => ({ key, option, text: key, label: option })
const answered = [said('premises', 'rented'), said('staff', 'few')]

test('answers go into an address and into a filing as the server reads them', () => {
  assert.equal(answersText(answered), 'premises.rented,staff.few')
  assert.equal(textOfSituation(situationOf(answered)), 'premises.rented,staff.few')
  assert.equal(answersText([]), '')
})

test('an answer is added or changed; one taken back takes those after it along', () => {
  assert.equal(withAnswer(answered, 'who', 'self'), 'premises.rented,staff.few,who.self')
  assert.equal(withAnswer(answered, 'staff', 'many'), 'premises.rented,staff.many')
  assert.equal(withoutAnswer(answered, 'staff'), 'premises.rented')
  assert.equal(withoutAnswer(answered, 'premises'), '')
  assert.equal(withoutAnswer(answered, 'unknown'), 'premises.rented,staff.few')
})
