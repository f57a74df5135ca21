/** 亲属代办登记: who acts for an elder or a child, on papers a clerk has seen. */
import { id, legalDate, pageOf, pageQuery, route } from '#kernel/contract.ts'
import {
  alreadyAgent,
  mandateFields,
  mandateInPast,
  minorAuthorises,
  nameMismatch,
  notAMinor,
  papersNotFitting,
  relation,
  relativeMandate,
  relativePaper,
  toYourself,
} from '#modules/identity/contract.ts'
import { z } from 'zod'
import { scanNotYours } from './contract-mandates.ts'

export const recordRelative = route({
  name: 'counter.record-relative',
  method: 'POST',
  path: '/api/counter/relatives',
  summary: '窗口登记监护人或者亲属的授权委托',
  permission: 'identity.verify',
  status: 201,
  input: z.object({
    /** Who is acted for. */
    person: mandateFields.agent,
    /** Who acts. */
    relative: mandateFields.agent,
    basis: z.enum(['recorded', 'guardian']),
    relation,
    papers: relativePaper,
    scans: z.array(id).min(1, '请扫描所看的材料').max(10, '最多 10 份'),
    /** Of a mandate; a child's guardian acts until the eighteenth birthday. */
    validTo: legalDate.optional(),
  }),
  output: z.object({ id, validTo: legalDate.optional() }),
  refusals: [
    nameMismatch,
    toYourself,
    mandateInPast,
    alreadyAgent,
    notAMinor,
    papersNotFitting,
    minorAuthorises,
    scanNotYours,
  ],
})

/** Of one person, found before by their number. */
export const relatives = route({
  name: 'counter.relatives',
  method: 'GET',
  path: '/api/counter/relatives',
  summary: '一个人的监护和亲属授权',
  permission: 'identity.verify',
  input: z.object({ personId: id, which: z.enum(['given', 'held']), after: id.optional(), limit: pageQuery.limit }),
  output: pageOf(relativeMandate.extend({ proofIds: z.array(id) })),
})
