import { view } from '#kernel/view.ts'
import { rootsOf } from '../certificates.ts'
import { sha256Of } from '../content-store.ts'
import * as contract from '../contract.ts'
import { writePem } from '../signature/pem.ts'

/** What a signature of ours ends in: whoever compares the fingerprint needs to trust nothing else. */
export const verifyRoots = view(contract.verifyRoots, {
  async look(ctx) {
    const roots = await rootsOf(ctx)
    return {
      roots: roots.map(({ name, chain, certificate, valid_from, valid_until }) => ({
        name,
        chain,
        fingerprint: sha256Of(certificate),
        validFrom: valid_from.toISOString(),
        validUntil: valid_until.toISOString(),
      })),
    }
  },
})

export const rootsFile = view(contract.rootsFile, {
  async look(ctx) {
    const text = writePem((await rootsOf(ctx)).map(({ certificate }) => certificate))
    return {
      content: Buffer.from(text),
      mediaType: 'application/x-pem-file',
      name: 'onewindow-roots.pem',
      inline: false,
    }
  },
})
