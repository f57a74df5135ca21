import { view } from '#kernel/view.ts'
import { tables } from '#kernel/ctx.ts'
import * as contract from '../contract.ts'
import { doubtsOfImport } from '../import-doubts.ts'
import { elementKeys, elements, elementText } from '../elements/elements.ts'
import { mayEdit, versionActs } from '../policy.ts'
import { type CatalogueTables, findVersionHead, withContent } from '../store.ts'
import { versionFaults } from '../version-faults.ts'

/** A version as its editors work on it; for others it is not there. */
export const versionPage = view(contract.versionPage, {
  async look(ctx, { id }) {
    const head = await findVersionHead(ctx, id)
    if (!head || !mayEdit(ctx, head)) throw contract.itemMissing({ id })
    const version = await withContent(ctx, head)
    const {
      revision,
      authors,
      returned_because: returnedBecause,
      effective_on: effectiveOn,
      written_by_name: writtenBy,
    } = await tables<CatalogueTables>(ctx)
      .selectFrom('catalogue.item_version')
      .select(['revision', 'authors', 'returned_because', 'effective_on', 'written_by_name'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const faults = await versionFaults(ctx, version)
    return {
      ...version,
      revision,
      writtenBy: writtenBy ?? undefined,
      returnedBecause: returnedBecause ?? undefined,
      effectiveOn: effectiveOn ?? undefined,
      faults,
      importDoubts: version.status === 'draft' ? await doubtsOfImport(ctx, version, faults) : undefined,
      reading: elementKeys.flatMap((element) => {
        const text = elementText(version.content, element)
        return text === '' ? [] : [{ element, title: elements[element].title, text }]
      }),
      can: versionActs(ctx, { ...version, authors }),
    }
  },
})
