/** 授权使用: the holder lets one body see a licence once, for one purpose; the body redeems it with the code the holder gives. */
import { id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import type { AuthorisationState } from './rules/authorisation.ts'
import { authorisationStates } from './rules/authorisation.ts'

export { authorisationStates, LONGEST_DAYS } from './rules/authorisation.ts'

export const cannotAuthorise = refusal('licences.cannot-authorise', 409, '这份证照目前不在有效状态，不能授权使用')
export const untilWrong = refusal('licences.until-wrong', 422, '授权的最后一天应在今天到九十天之内')
export const authorisationOver = refusal('licences.authorisation-over', 409, '这次授权已经用过、收回或者过期')
/** Also for a code given to another body: nobody learns of it by trying. */
export const authorisationUnknown = refusal(
  'licences.authorisation-unknown',
  404,
  '没有这个授权码，或者它不是授权给本机关的，请与持证人核对',
)

const state = z.enum(Object.keys(authorisationStates) as [AuthorisationState, ...AuthorisationState[]])

export const authoriseUse = route({
  name: 'licences.authorise-use',
  method: 'POST',
  path: '/api/my/licences/:id/authorisations',
  summary: '授权一个机关为一个用途使用一次证照',
  permission: 'licences.own',
  input: z.object({
    id,
    organId: id,
    purpose: z.string().trim().min(4, '请写明用来做什么').max(200),
    /** Last day. */
    until: legalDate,
  }),
  output: z.object({
    id,
    /** Told once; who has lost it revokes and authorises anew. */
    code: sensitive(z.string()),
    organName: z.string(),
    until: legalDate,
  }),
  refusals: [notFound, cannotAuthorise, untilWrong],
  status: 201,
})

export const authorisations = route({
  name: 'licences.authorisations',
  method: 'GET',
  path: '/api/my/licences/:id/authorisations',
  summary: '这份证照的授权记录',
  permission: 'licences.own',
  input: z.object({ id, ...pageQuery, after: id.optional() }),
  output: pageOf(
    z.object({
      id,
      organName: z.string(),
      purpose: z.string(),
      until: legalDate,
      givenAt: moment,
      givenBy: z.string(),
      state,
      stateTitle: z.string(),
      usedAt: moment.optional(),
      usedBy: z.string().optional(),
      can: z.array(z.enum(['revoke'])),
    }),
  ),
  refusals: [notFound],
})

export const revokeAuthorisation = route({
  name: 'licences.revoke-authorisation',
  method: 'POST',
  path: '/api/my/authorisations/:id/revocation',
  summary: '收回授权',
  permission: 'licences.own',
  input: z.object({ id }),
  output: z.object({ id, state }),
  refusals: [notFound, authorisationOver],
})

export const redeemAuthorisation = route({
  name: 'licences.redeem-authorisation',
  method: 'POST',
  path: '/api/licences/redemptions',
  summary: '凭授权码使用一次证照',
  permission: 'licences.redeem',
  input: z.object({
    code: sensitive(
      z
        .string()
        .max(40)
        .transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
        .pipe(z.string().regex(/^[2-9A-HJKMNP-Z]{10}$/, '授权码是 10 位字母和数字')),
    ),
  }),
  output: z.object({
    licenceId: id,
    title: z.string(),
    number: z.string(),
    identifier: z.string(),
    organName: z.string(),
    holderName: z.string(),
    validFrom: legalDate,
    validTo: legalDate.optional(),
    face: z.array(z.object({ label: z.string(), text: z.string() })),
    purpose: z.string(),
    usedAt: moment,
  }),
  refusals: [authorisationUnknown, authorisationOver, cannotAuthorise],
  perMinute: 20,
})
