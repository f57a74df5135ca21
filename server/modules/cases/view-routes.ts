/** What may be seen of cases: by the applicant, by staff in their scope, by anyone who holds number and query code. */
import { fileAnswer, id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound } from '#kernel/problem.ts'
import { z } from 'zod'
import { placeShown } from './contract-quota.ts'
import { clockPart } from './shapes-clock.ts'
import { delayShown } from './contract-delay.ts'
import { undoingKind } from './contract-undoing.ts'
import { licenceNotInForce, progressUnknown } from './refusals.ts'
import { applicantAct, caseListRow, casePageFacts, myCaseFacts, progressStep, status, whomToAsk } from './shapes.ts'

const caseId = id

export const myCases = route({
  name: 'cases.my-cases',
  method: 'GET',
  path: '/api/my/cases',
  summary: '我的办件',
  permission: 'cases.file',
  input: z.object({ ...pageQuery, show: z.enum(['all', 'open', 'ended']).default('all') }),
  output: pageOf(
    z.object({
      id,
      number: z.string(),
      itemId: id,
      itemName: z.string(),
      organName: z.string(),
      status,
      statusTitle: z.string(),
      /** One sentence: what comes next, or what the applicant has to do. */
      next: z.string(),
      /** The applicant must do something. */
      yourTurn: z.boolean(),
      /** How its grant was undone. */
      undone: undoingKind.optional(),
      /** The date told to the applicant, when the body still owes an answer. */
      promisedDue: legalDate.optional(),
      provisional: z.boolean(),
      filedAt: moment,
      updatedAt: moment,
      can: z.array(applicantAct),
    }),
  ),
})

export const myCase = route({
  name: 'cases.my-case',
  method: 'GET',
  path: '/api/my/cases/:caseId',
  summary: '查看自己的办件',
  permission: 'cases.file',
  input: z.object({ caseId }),
  output: myCaseFacts,
  refusals: [notFound],
})

export const casePage = route({
  name: 'cases.case-page',
  method: 'GET',
  path: '/api/cases/:caseId',
  summary: '查看办件',
  permission: 'cases.see',
  input: z.object({ caseId }),
  output: casePageFacts.extend({
    /** Acts that are open, and for this reason not to who asks. */
    barred: z.array(z.object({ title: z.string(), reason: z.string() })),
    /** Of an item whose number is limited: where the case stands in the order of acceptance. */
    place: placeShown.optional(),
  }),
  refusals: [notFound],
})

/** By case number, query code or the last four characters of the applicant's identifier; only cases the post may see. */
export const findCase = route({
  name: 'cases.find-case',
  method: 'GET',
  path: '/api/cases',
  summary: '查找办件',
  permission: 'cases.see',
  input: z.object({ q: z.string().trim().min(4, '请输入办件编号、查询码或证件号后四位').max(60) }),
  output: z.object({ rows: z.array(caseListRow) }),
})

/** Both are needed, so that neither can be guessed alone; nothing personal is shown. */
export const progress = route({
  name: 'cases.progress',
  method: 'GET',
  path: '/api/progress',
  summary: '凭办件编号和查询码查进度',
  permission: 'public',
  input: z.object({
    number: z.string().trim().min(10, '请输入办件编号').max(60),
    code: z
      .string()
      .trim()
      .transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
      .pipe(z.string().regex(/^[2-9A-HJKMNP-Z]{8}$/, '查询码是 8 位字母和数字')),
  }),
  output: z.object({
    number: z.string(),
    itemName: z.string(),
    organName: z.string(),
    ask: whomToAsk,
    status,
    statusTitle: z.string(),
    next: z.string(),
    undone: undoingKind.optional(),
    promisedDue: legalDate.optional(),
    provisional: z.boolean(),
    /** The limits of its single steps, each body's own among them. */
    parts: z.array(clockPart),
    delays: z.array(delayShown),
    steps: z.array(progressStep),
  }),
  refusals: [progressUnknown],
  perMinute: 20,
})

export const letterContent = route({
  name: 'cases.letter-content',
  method: 'GET',
  path: '/api/cases/:caseId/letters/:letterId/content',
  summary: '查看文书',
  permission: 'signed-in',
  input: z.object({ caseId, letterId: id }),
  output: fileAnswer,
  refusals: [notFound],
  answer: 'file',
})

export const licenceCopy = route({
  name: 'cases.licence-copy',
  method: 'GET',
  path: '/api/cases/:caseId/materials/licences/:licenceId/content',
  summary: '查看代替材料的电子证照',
  permission: 'signed-in',
  input: z.object({ caseId, licenceId: id }),
  output: fileAnswer,
  refusals: [notFound, licenceNotInForce],
  answer: 'file',
})

export const materialContent = route({
  name: 'cases.material-content',
  method: 'GET',
  path: '/api/cases/:caseId/materials/:documentId/content',
  summary: '查看申请材料',
  permission: 'signed-in',
  input: z.object({ caseId, documentId: id }),
  output: fileAnswer,
  refusals: [notFound],
  answer: 'file',
})
