/** A licence as a card, and the wallet of them: one's own and those of everybody one may act for. Browser-safe. */
import { id, legalDate, route } from '#kernel/contract.ts'
import { z } from 'zod'
import { type Standing, standingTitles } from './rules/licence-status.ts'

export const holderKind = z.enum(['person', 'enterprise'])
export type HolderKind = z.infer<typeof holderKind>
export const standing = z.enum(Object.keys(standingTitles) as [Standing, ...Standing[]])

/** The fields of a card, which pages add to. */
export const card = {
  id,
  /** Key of the type: `food-business`. */
  typeKey: z.string(),
  title: z.string(),
  /** 证照编号. */
  number: z.string(),
  organName: z.string(),
  holderKind,
  /** In the clear to the holder and to staff of the body. */
  holderName: z.string(),
  /** Where it stands today. */
  status: standing,
  statusTitle: z.string(),
  validFrom: legalDate,
  /** Last day; absent: 长期. */
  validTo: legalDate.optional(),
}
export const licenceCard = z.object(card)
export type LicenceCard = z.infer<typeof licenceCard>

/** Their own licences first, then those of everybody they may act for. */
export const myWallet = route({
  name: 'licences.my-wallet',
  method: 'GET',
  path: '/api/my/wallet',
  summary: '我的证照和我能代办的人、企业的证照',
  permission: 'licences.own',
  input: z.object({}),
  output: z.object({
    groups: z.array(
      z.object({
        kind: holderKind,
        id,
        name: z.string(),
        /** Absent: oneself. */
        mandateId: id.optional(),
        /** For whom one acts now. */
        acting: z.boolean(),
        rows: z.array(licenceCard),
        /** There are more than these. */
        more: z.boolean(),
      }),
    ),
  }),
})
