import { view } from '#kernel/view.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { describeRegions, regionPath } from '#modules/vocabulary/index.ts'
import * as contract from '../contract.ts'
import { handlingOf } from '../delegation.ts'
import { guideElements } from '../elements/guide-elements.ts'
import { guideWords } from '../guide-words.ts'
import { findPublishedHead, withContent } from '../store.ts'

/** 办事指南 of the version in force; what the window shows and what the web shows is this one source. */
export const guide = view(contract.guide, {
  async look(ctx, { id }) {
    const found = await findPublishedHead(ctx, id)
    if (!found) throw contract.itemMissing({ id })
    const version = await withContent(ctx, found)
    const { id: versionId, no, code, regionCode, organId, publishedOn } = version
    // Who reviews behind the counter is no part of the guide.
    const { route: _, ...content } = version.content
    const organ = await getOrgan(ctx, organId)
    const region = (await describeRegions(ctx, [regionCode])).get(regionCode)
    return {
      id,
      versionId,
      versionNo: no,
      code,
      publishedOn: publishedOn!,
      organ: { id: organ.id, name: organ.name, address: organ.address, phone: organ.phone },
      handling: await handlingOf(ctx, id),
      region: { code: regionCode, name: region?.name ?? '', path: await regionPath(ctx, regionCode) },
      hall: content.service.hall,
      words: guideWords(content),
      elements: guideElements(content),
      content,
    }
  },
})
