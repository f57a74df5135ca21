/** Letters about a licence: seen before their act, and served where nobody opened them. Browser-safe. */
import { id, moment, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import { readableLetter } from './contract-letters.ts'
import { letterReceived, serviceGiven, serviceWhole } from './contract-service.ts'

export const licenceActsPreviewed = ['tell-intent', 'suspend', 'withdraw', 'revoke', 'cancel'] as const

/** What the act itself would be told stands in `input`; the licence stays as it is. */
export const previewLicenceLetter = route({
  name: 'cases.preview-licence-letter',
  method: 'POST',
  path: '/api/licences/:licenceId/letter-preview',
  summary: '处理证照前先看将要发出的文书',
  permission: 'licences.manage',
  input: z.object({
    licenceId: id,
    act: z.enum(licenceActsPreviewed),
    input: sensitive(z.record(z.string(), z.unknown())),
  }),
  output: z.object({ letters: z.array(readableLetter) }),
  refusals: [notFound, notYours],
})

export const serveLicenceLetter = route({
  name: 'cases.serve-licence-letter',
  method: 'POST',
  path: '/api/licences/:licenceId/letters/:letterId/service',
  summary: '以其他方式送达关于证照的文书',
  permission: 'cases.deliver',
  input: serviceWhole(z.object({ licenceId: id, letterId: id, ...serviceGiven })),
  output: z.object({ licenceId: id, letterId: id, servedAt: moment }),
  refusals: [notFound, notYours, letterReceived],
})
