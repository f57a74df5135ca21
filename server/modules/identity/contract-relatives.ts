/** 代亲属办事: an adult authorises a relative, a guardian acts for a child. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { alreadyAgent, mandateFields, mandateInPast, nameMismatch } from './contract-people.ts'
import { mandateBases, type Relation, relations, type RelativePaper, relativePapers } from './rules/relatives.ts'

export { mandateBases, type Relation, relations, type RelativePaper, relativePapers }

export const relation = z.enum(Object.keys(relations) as [Relation, ...Relation[]])
export const relativePaper = z.enum(Object.keys(relativePapers) as [RelativePaper, ...RelativePaper[]])

export const toYourself = refusal('identity.to-yourself', 422, '不能授权给自己，请填写亲属的姓名和身份证号')
export const authoriseAsYourself = refusal(
  'identity.authorise-as-yourself',
  409,
  '授权要由本人作出，请先切换为本人身份',
)
export const verifyToAuthorise = refusal(
  'identity.verify-to-authorise',
  403,
  '授权别人替您办事前，请带身份证到任一大厅窗口核验一次身份；行动不便的，可以由亲属带授权委托书到窗口登记',
)
export const minorAuthorises = refusal(
  'identity.minor-authorises',
  422,
  '未满十八周岁的，由监护人代理，请监护人带户口簿或者出生医学证明到窗口登记',
)
export const notAMinor = refusal(
  'identity.not-a-minor',
  422,
  '这个人已满十八周岁，凭户口簿、出生医学证明不能登记监护人：请用本人的授权委托书，或者人民法院、居（村）委会指定监护人的文书',
)
export const papersNotFitting = refusal('identity.papers-not-fitting', 422, '所选的材料不能证明这种代理关系，请核对')

/** The person themself lets a relative act for them (民法典 art. 161–165). */
export const authoriseRelative = route({
  name: 'identity.authorise-relative',
  method: 'POST',
  path: '/api/my/relatives',
  summary: '授权亲属替我办事',
  permission: 'identity.own-details',
  status: 201,
  input: z.object({
    relative: mandateFields.agent,
    /** What the giver is to the relative: `parent` when a child is authorised. */
    relation,
    itemIds: mandateFields.itemIds,
    validTo: mandateFields.validTo,
  }),
  output: z.object({ id }),
  refusals: [
    nameMismatch,
    mandateInPast,
    alreadyAgent,
    toYourself,
    authoriseAsYourself,
    verifyToAuthorise,
    minorAuthorises,
  ],
})

export const relativeMandate = z.object({
  id,
  /** The other one of the two. */
  name: z.string(),
  idMasked: z.string(),
  basis: z.enum(['given', 'recorded', 'guardian']),
  basisTitle: z.string(),
  relation,
  relationTitle: z.string(),
  papers: z.string().optional(),
  /** Absent: everything. */
  itemIds: z.array(id).optional(),
  validFrom: legalDate,
  validTo: legalDate.optional(),
  revokedAt: moment.optional(),
  live: z.boolean(),
  can: z.array(z.enum(['revoke'])),
})

/** `given`: who may act for me. `held`: for whom I may act. The latest first. */
export const myRelatives = route({
  name: 'identity.my-relatives',
  method: 'GET',
  path: '/api/my/relatives',
  summary: '我和亲属之间的代办授权',
  permission: 'identity.own-details',
  input: z.object({ which: z.enum(['given', 'held']), after: id.optional(), limit: pageQuery.limit }),
  output: pageOf(relativeMandate),
})
