import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { filesOwnedBy, readFile } from '#modules/documents/index.ts'
import { openApplicant } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { getOpenForm } from '../identification.ts'

/** What the applicant wrote at home; the look is logged like any at an applicant's data. */
export const openedForm = view(contract.openedForm, {
  async look(ctx, { id }) {
    const { present, owner, draft } = await getOpenForm(ctx, id)
    const { name, identifier, phone, address, legalRepresentative } = await openApplicant(ctx, owner)
    const isAgent = present.kind === 'person' && owner.kind === 'enterprise'
    const agent = isAgent ? await openApplicant(ctx, present) : undefined
    const files = await filesOwnedBy(ctx, owner.id, Object.values(draft.materials).flat())
    const described = new Map(files.map((file) => [file.id, { id: file.id, name: file.name, bytes: file.size }]))
    const materials = Object.entries(draft.materials).map(
      ([key, ids]) => [key, ids.flatMap((one) => described.get(one) ?? [])] as const,
    )
    const reached = agent ? agent.phone : phone
    return {
      id,
      itemId: draft.itemId,
      savedAt: draft.savedAt,
      applicant: {
        kind: owner.kind,
        identifier,
        name,
        phone: reached,
        address,
        legalRepresentative,
        agentName: agent?.name,
      },
      values: draft.values,
      materials: Object.fromEntries(materials.filter(([, given]) => given.length > 0)),
      changes: draft.changes,
    }
  },
  personal: (_ctx, { id }) => [{ subject: id, fields: ['applicant', 'values'] }],
})

/** A file the applicant put into it, as long as it lies open. */
export const formFile = view(contract.formFile, {
  async look(ctx, { id, fileId }) {
    const { owner, draft } = await getOpenForm(ctx, id)
    const given = Object.values(draft.materials).flat().includes(fileId)
    if (!given || (await filesOwnedBy(ctx, owner.id, [fileId])).length === 0) throw notFound()
    const { content, facts } = await readFile(ctx, fileId)
    return { content, mediaType: facts.mediaType, name: facts.name, inline: true }
  },
  personal: (_ctx, { id }) => [{ subject: id, fields: ['materials'] }],
})
