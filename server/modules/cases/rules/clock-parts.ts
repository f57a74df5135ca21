/** The limits of single steps of a case, each a line: from when, how long, until when, and on which provision. */
import type { LawKind } from '../contract.ts'
import { type Days, DELIVERY_LIMIT, lastDay } from './clock.ts'
import { HOLD_DAYS, NOTICE_DAYS, REQUEST_DAYS } from './hearing.ts'
import { promise, xkf } from './provisions.ts'

export type ClockPart = {
  title: string
  from: string
  /** In words: 5 个工作日; absent where a day was told and no number. */
  limit: string
  due: string
  provisional: boolean
  /** The day it was done. */
  doneOn?: string
  article: string
}

/** What happened in the case, as far as it opened a limit of its own. */
export type PartFacts = {
  law: LawKind
  correction?: { askedOn: string; answerBy?: string; basis?: string; answeredOn?: string }
  hearing?: {
    toldOn?: string
    /** The last day to ask for it. */
    requestBy?: string
    requestedOn?: string
    calledOn?: string
    hearingOn?: string
    heldOn?: string
  }
  deferred: readonly {
    name: string
    toldOn: string
    days: number
    dueOn: string
    suppliedOn?: string
    basis?: string
  }[]
  delivery?: { decidedOn: string; deliveredOn?: string }
  /** The lower body's examination (行政许可法 art. 43), and the days left out of it (art. 45). */
  lower?: { from: string; days: number; article: string; doneOn?: string; stops: readonly Stretch[] }
  /** Each body's steps with their budgets, where several bodies have a part in it (并联审批). */
  bodies?: readonly Budget[]
}

type Stretch = { from: string; to: string }

export type Budget = {
  organName: string
  name: string
  from: string
  days: number
  due: string
  provisional: boolean
  doneOn?: string
  /** The body stayed silent past it. */
  lapsedOn?: string
}

const BUDGET_BASIS = '审批流程约定的环节时限'

/** In the order in which they began. */
export function clockParts(days: Days, facts: PartFacts): ClockPart[] {
  const article = (text: string) => (facts.law === 'licence' ? xkf(text) : promise(text))
  const parts: ClockPart[] = []
  const until = (title: string, from: string, count: number, due: string, provision: string, doneOn?: string) => {
    const limit = `${count} 个工作日`
    parts.push({ title, from, limit, due, provisional: due > days.publishedThrough, doneOn, article: provision })
  }
  const add = (title: string, from: string, count: number, provision: string, doneOn?: string) =>
    until(title, from, count, lastDay(days, from, { days: count, unit: 'working-day' }).on, provision, doneOn)
  const { correction, hearing, delivery } = facts
  if (correction?.answerBy)
    parts.push({
      title: '申请人补正',
      from: correction.askedOn,
      limit: '补正告知书告知的期限',
      due: correction.answerBy,
      provisional: correction.answerBy > days.publishedThrough,
      doneOn: correction.answeredOn,
      article: correction.basis ?? '',
    })
  if (facts.lower) {
    const { from, days: count, article: provision, doneOn, stops } = facts.lower
    const due = lastDay(days, from, { days: count, unit: 'working-day' }, stops)
    const limit = `${count} 个工作日`
    parts.push({
      title: '下级机关审查',
      from,
      limit,
      due: due.on,
      provisional: due.provisional,
      doneOn,
      article: provision,
    })
  }
  for (const one of facts.bodies ?? [])
    parts.push({
      title: `${one.organName}：${one.name}${one.lapsedOn ? '（逾期没有反馈意见）' : ''}`,
      from: one.from,
      limit: one.days === 0 ? '当日' : `${one.days} 个工作日`,
      due: one.due,
      provisional: one.provisional,
      doneOn: one.doneOn,
      article: BUDGET_BASIS,
    })
  for (const one of facts.deferred)
    until(`补交容缺材料：${one.name}`, one.toldOn, one.days, one.dueOn, one.basis ?? '申请人的书面承诺', one.suppliedOn)
  if (hearing?.toldOn && hearing.requestBy) {
    const { toldOn, requestBy, requestedOn } = hearing
    until('要求听证', toldOn, REQUEST_DAYS, requestBy, article('第四十七条第一款'), requestedOn)
  }
  if (hearing?.requestedOn) add('组织听证', hearing.requestedOn, HOLD_DAYS, article('第四十七条第一款'), hearing.heldOn)
  if (hearing?.calledOn)
    add('听证前的通知', hearing.calledOn, NOTICE_DAYS, article('第四十八条第一款第一项'), hearing.hearingOn)
  if (delivery) add('送达决定', delivery.decidedOn, DELIVERY_LIMIT.days, article('第四十四条'), delivery.deliveredOn)
  return parts.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}
