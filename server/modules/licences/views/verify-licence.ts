import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import { changeOf, shownOf } from '../cards.ts'
import * as contract from '../contract.ts'
import { changesOf, type LicenceRow } from '../store.ts'

/** The licence that carries this printed code, and where it stands today: genuine paper of a revoked licence says so. */
export const verifyLicence = view(contract.verifyLicence, {
  async look(ctx, { code }) {
    const { rows } = await sql<LicenceRow & { new_version: number | null }>`
      select l.*, newer.version as new_version
      from documents.v_issued i join licences.licence l on l.document_id = i.id
      left join licences.licence newer on newer.id = l.superseded_by
      where i.verify_code = ${code}`.execute(ctx.db)
    const [licence] = rows
    if (!licence) throw contract.codeUnknown()
    const last = (await changesOf(ctx, licence.id)).at(-1)
    return {
      ...shownOf(ctx, licence),
      issuedAt: licence.issued_at.toISOString(),
      change: last && licence.status !== 'valid' ? changeOf(last) : undefined,
      newVersion: licence.new_version ?? undefined,
    }
  },
})
