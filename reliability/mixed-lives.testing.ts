/** Lives of cases of every kind, each act sent again under its own key until it is acknowledged. */
import assert from 'node:assert/strict'
import type { Application } from './demo-application.testing.ts'
import type { Client } from './server-process.testing.ts'

export type People = Readonly<Record<'citizen' | 'clerk' | 'approver' | 'operator', Client>>

type Step = {
  by: keyof People
  path: string
  body: object
  /** What the act leaves in the history. */
  acts: readonly string[]
  /** The letter that follows it. */
  letter?: string
}

const correct: Step = {
  by: 'clerk',
  path: 'correction-notice',
  body: { items: [{ kind: 'material', key: '*', problem: '图上请标明各个加工区的面积' }] },
  acts: ['ask-correction'],
  letter: 'correction',
}
const answer: Step = { by: 'citizen', path: 'correction', body: { materials: '*' }, acts: ['submit-correction'] }
const accept: Step = { by: 'clerk', path: 'acceptance', body: {}, acts: ['accept'], letter: 'acceptance' }
const review: Step = {
  by: 'approver',
  path: 'procedures',
  body: { kind: 'expert-review', reason: '工艺需要专家评审', basis: '《行政许可法》第四十五条', days: 5 },
  acts: ['begin-procedure'],
  letter: 'special',
}
const reviewed: Step = {
  by: 'approver',
  path: 'procedures/end',
  body: { result: '专家评审通过' },
  acts: ['end-procedure'],
}
const examine: Step = {
  by: 'approver',
  path: 'examination',
  body: { recommends: 'grant', opinion: '材料齐全，符合条件' },
  acts: ['examine'],
}
const sendBack: Step = { by: 'approver', path: 'return', body: { reason: '请核对加工场所的地址' }, acts: ['return'] }
const grant: Step = { by: 'approver', path: 'grant', body: {}, acts: ['grant'], letter: 'grant' }
const deny: Step = {
  by: 'approver',
  path: 'denial',
  body: { reason: '加工场所不符合要求', basis: '《食品安全法》第三十六条' },
  acts: ['deny'],
  letter: 'denial',
}
const deliver: Step = {
  by: 'clerk',
  path: 'delivery',
  body: { channel: 'online' },
  acts: ['deliver', 'close'],
  letter: 'delivery',
}
const withdraw: Step = { by: 'citizen', path: 'withdrawal', body: { reason: '不办了' }, acts: ['withdraw'] }
const terminate: Step = {
  by: 'approver',
  path: 'termination',
  body: { ground: 'impossible', reason: '加工场所已经拆除', basis: '《行政许可法》第七十条第五项' },
  acts: ['terminate'],
  letter: 'termination',
}
const rate: Step = { by: 'citizen', path: 'rating', body: { level: 'very-satisfied' }, acts: [] }

const scripts: readonly (readonly Step[])[] = [
  [accept, examine, grant, deliver, rate],
  [correct, answer, accept, examine, deny, deliver],
  [accept, withdraw],
  [accept, review, reviewed, examine, grant, deliver],
  [accept, terminate],
  [accept, examine, sendBack, examine, grant, deliver, rate],
]

/** One case: which acts have been acknowledged, and what they must have left. */
export class Life {
  readonly no: number
  caseId: string | undefined
  done = 0

  constructor(no: number) {
    this.no = no
  }

  get script(): readonly Step[] {
    return scripts[this.no % scripts.length]!
  }

  get isOver(): boolean {
    return this.caseId !== undefined && this.done === this.script.length
  }

  /** The history the case must have: every act once, in order. */
  get history(): string[] {
    return ['file', ...this.script.flatMap((step) => step.acts)]
  }

  get letters(): string[] {
    return this.script.flatMap((step) => step.letter ?? []).toSorted()
  }

  get isGranted(): boolean {
    return this.script.includes(grant)
  }

  get isRated(): boolean {
    return this.script.includes(rate)
  }

  /** Goes on from the act that was not acknowledged yet. @throws when the connection breaks */
  async live(url: string, people: People, application: Application): Promise<void> {
    const filed = (await people.citizen.send(
      url,
      'POST',
      '/api/cases',
      application,
      `mixed-life-${this.no}-filing`,
    )) as {
      caseId: string
    }
    assert.equal(this.caseId ?? filed.caseId, filed.caseId, 'a retry gave another case')
    this.caseId = filed.caseId
    while (this.done < this.script.length) {
      const { by, path, body } = this.script[this.done]!
      const key = `mixed-life-${this.no}-act-${this.done}`
      await people[by].send(url, 'POST', `/api/cases/${this.caseId}/${path}`, aboutMaterials(body, application), key)
      this.done += 1
    }
  }
}

/** Steps are written down before anybody knows which materials the item wants: `*` is its first. */
function aboutMaterials(body: object, { materials }: Application): object {
  const [first] = materials
  if ('items' in body) return { items: [{ ...(body.items as object[])[0], key: first!.key }] }
  return 'materials' in body ? { materials: [first] } : body
}
