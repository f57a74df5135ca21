import type { Ctx } from '#kernel/ctx.ts'
import { looksAt } from '#kernel/audit.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { getItemVersion, type ItemContent, mentioned } from '#modules/catalogue/index.ts'
import { factsAbout, type FactValues, outsideFacts } from '#modules/exchange/index.ts'
import { describeLicences, getOwnLicence, standingTitles } from '#modules/licences/index.ts'
import type { Route } from '#modules/routes/index.ts'
import * as contract from '../contract.ts'
import { findRuleCheck } from '../easier-store.ts'
import { handlerName } from '../handler.ts'
import { maySee } from '../policy.ts'
import { readForm } from '../reading.ts'
import { routeIn } from '../route-reading.ts'
import { type CaseRow, eventsOf, findCase, materialsOf, openValues } from '../store.ts'

type Shown = OutputOf<typeof contract.caseFacts>
type Value = Shown['asked'][number]['values'][number]
const ROUTE = 'cases.case-facts'
const LOOKS = 20

/** What decides beside the papers: asked of others, read from licences, used by rule and route. Each look is logged. */
export const caseFacts = view(contract.caseFacts, {
  async look(ctx, { caseId }) {
    const file = await findCase(ctx, caseId)
    if (!file || !maySee(ctx.actor, file)) throw notFound()
    const { content } = await getItemVersion(ctx, file.version_id)
    const about = await factsAbout(ctx, caseId)
    const outside = Object.fromEntries(
      about.map((one) => [one.fact, new Map(one.values.map(({ title, value }) => [title, value]))]),
    )
    const organ = await handlerName(ctx, file)
    return {
      asked: about.map(({ fact: _, fresh: _f, organName, values, ...one }) => ({
        ...one,
        askedFor: organName,
        values: values.map(({ title, value }) => ({ title, text: wordsOf(value), from: 'outside' as const })),
      })),
      rule: await ruleFacts(ctx, file, content),
      route: await routeFacts(ctx, file, content, outside),
      licences: await licenceFacts(ctx, file, content, organ),
      looks: await looksAt(ctx, { subject: caseId, view: ROUTE, limit: LOOKS }),
    }
  },
  personal: (_ctx, { caseId }, page) => {
    const fields = [
      ...page.asked.filter(({ values }) => values.length > 0).map(({ title }) => title),
      ...page.licences.map(({ title }) => title),
      ...(page.route ? ['form'] : []),
    ]
    return fields.length > 0 ? [{ subject: caseId, fields }] : []
  },
})

const wordsOf = (value: unknown): string => (typeof value === 'boolean' ? (value ? '是' : '否') : String(value))

function sourceOf(path: string): contract.FactSource {
  const [root, name = '', part] = path.split('.')
  if (root === 'form') return 'form'
  if (root === 'licences') return 'licences'
  if (part !== undefined && outsideFacts.some((fact) => fact.name === name)) return 'outside'
  return name in caseWords || name === 'situation' || name === 'today' ? 'case' : 'identity'
}

/** The values were kept, masked, when the rule was judged; their order is that of what the condition speaks of. */
async function ruleFacts(ctx: Ctx, file: CaseRow, content: ItemContent): Promise<Shown['rule']> {
  const check = content.instantApproval && (await findRuleCheck(ctx, file.id))
  if (!check) return undefined
  const values = new Map<string, Value>()
  for (const { key, values: kept } of check.conditions) {
    const holds = content.instantApproval!.conditions.find((one) => one.key === key)?.holds
    const mentions = holds ? mentioned([holds], content.form, outsideFacts) : []
    for (const [at, one] of kept.entries())
      values.set(one.title, { ...one, from: sourceOf(mentions[at]?.path ?? 'form') })
  }
  return { at: check.checked_at.toISOString(), by: '系统按公开的规则', values: [...values.values()] }
}

/** What of a case itself routes may ask about. */
const caseWords: Readonly<Record<string, string>> = { regionCode: '办理地区', channel: '申请渠道' }

async function routeFacts(
  ctx: Ctx,
  file: CaseRow,
  content: ItemContent,
  outside: Readonly<Record<string, ReadonlyMap<string, FactValues[string]>>>,
): Promise<Shown['route']> {
  if (!content.route || !file.accepted_on) return undefined
  const paths = mentioned(conditionsOf(await routeIn(content.route)), content.form, outsideFacts)
  const read = await readForm(ctx, content.form, openValues(ctx, file.sealed_values))
  const answers = new Map(read.flatMap(({ rows }) => rows.map(({ key, text }) => [key, text] as const)))
  const values = paths.flatMap(({ path, title }): Value[] => {
    const [root, name = '', part] = path.split('.')
    const from = sourceOf(path)
    if (root === 'form') return [{ title, text: answers.get(name) || '没有填写', from }]
    if (from === 'outside') {
      const value = outside[name]?.get(title.slice(title.indexOf('：') + 1))
      return [{ title, text: value === undefined ? '还没有答复' : wordsOf(value), from }]
    }
    if (name === 'situation' && part) return [situationOf(file, content, part)]
    if (name === 'channel') return [{ title: caseWords[name]!, text: contract.channelTitles[file.channel], from }]
    if (name === 'regionCode') return [{ title: caseWords[name]!, text: file.region_code, from }]
    if (name === 'applicantKind') return [{ title, text: file.applicant_kind === 'person' ? '个人' : '企业', from }]
    return []
  })
  const accepted = (await eventsOf(ctx, file.id)).find(({ act }) => act === 'accept' || act === 'deem-accepted')
  if (!accepted || values.length === 0) return undefined
  return { at: accepted.at.toISOString(), by: '审批流程', values }
}

function situationOf(file: CaseRow, content: ItemContent, key: string): Value {
  const question = content.situations?.find((one) => one.key === key)
  const option = question?.options.find((one) => one.key === file.situation[key])
  return { title: question?.text ?? key, text: option?.label ?? '没有回答', from: 'case' }
}

function conditionsOf({ nodes, flows }: Route): string[] {
  return [
    ...flows.flatMap(({ when }) => when ?? []),
    ...nodes.flatMap((node) => (node.kind === 'sub-process' ? conditionsOf(node.inside) : [])),
  ]
}

/** Only licences whose use its holder finds in the ledger: those taken as materials, and the one applied about. */
async function licenceFacts(ctx: Ctx, file: CaseRow, content: ItemContent, organ: string): Promise<Shown['licences']> {
  const names = new Map(content.materials.map(({ key, name }) => [key, name]))
  const taken = (await materialsOf(ctx, file.id)).flatMap(({ key, licence_id: id }) =>
    id ? [{ id, used: `代替材料“${names.get(key) ?? key}”` }] : [],
  )
  const used = new Map(taken.map((one) => [one.id, one.used]))
  if (file.concerns && file.concerns_licence_id)
    used.set(file.concerns_licence_id, contract.concernTitles[file.concerns])
  const found = await describeLicences(ctx, [...used.keys()])
  const holder = { kind: file.applicant_kind, id: file.applicant_id }
  return Promise.all(
    [...found.values()].map(async ({ id, title, number, organName, validFrom, validTo, status }) => {
      const { face } = await getOwnLicence(ctx, id, holder)
      return {
        id,
        title,
        number,
        issuedBy: organName,
        used: used.get(id)!,
        takenAt: file.filed_at.toISOString(),
        takenBy: organ,
        validFrom,
        validTo,
        inForce: status === 'valid',
        statusTitle: standingTitles[status],
        values: face.map(({ label, text }) => ({ title: label, text, from: 'licences' as const })),
      }
    }),
  )
}
