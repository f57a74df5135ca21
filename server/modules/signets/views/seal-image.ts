import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { sealFace } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { asSigner, findOwnSeal } from '../store.ts'

export const sealImage = view(contract.sealImage, {
  async look(ctx, { id }) {
    const seal = await findOwnSeal(ctx, id)
    if (!seal) throw notFound({ id })
    return {
      content: Buffer.from(sealFace(ctx, await asSigner(ctx, seal))),
      mediaType: 'image/svg+xml',
      name: `${contract.signetKinds[seal.kind]}.svg`,
      inline: true,
    }
  },
})
