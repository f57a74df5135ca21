import { view } from '#kernel/view.ts'
import { printStickers } from '#modules/documents/index.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { guideAddress } from '../guide-address.ts'
import { editableSql } from '../policy.ts'
import { findPublishedHead } from '../store.ts'

/** 「码」上告知: the code leads to the guide in force, whatever version that will be. */
export const guideQr = view(contract.guideQr, {
  async look(ctx, { id, format }) {
    if (!(await findPublishedHead(ctx, id))) throw contract.itemMissing({ id })
    const address = guideAddress(ctx, id)
    // Loaded when somebody prints one.
    const { default: QRCode } = await import('qrcode')
    const content =
      format === 'svg'
        ? Buffer.from(await QRCode.toString(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }))
        : await QRCode.toBuffer(address, { type: 'png', margin: 2, width: 512, errorCorrectionLevel: 'M' })
    return {
      content,
      mediaType: format === 'svg' ? 'image/svg+xml' : 'image/png',
      name: `办事指南二维码.${format}`,
      inline: true,
    }
  },
})

/** Twenty sheets; a counter needs no more at once. */
const MOST_STICKERS = 360
type Row = { id: string; name: string; code: string; organName: string }

export const qrStickers = view(contract.qrStickers, {
  async look(ctx, { organId, itemIds }) {
    const ids = itemIds?.split(',').filter((one) => /^[0-9a-f-]{36}$/.test(one))
    const { rows } = await sql<Row>`
      select i.id, i.name, i.code, o.name as "organName" from catalogue.item i join organs.v_organ o on o.id = i.organ_id
      where i.status = 'published' and ${editableSql(ctx.actor)}
        and ${organId ? sql`i.organ_id = ${organId}` : sql`true`} and ${ids ? sql`i.id = any(${ids}::uuid[])` : sql`true`}
      order by i.name, i.id limit ${MOST_STICKERS}`.execute(ctx.db)
    if (rows.length === 0) throw contract.itemMissing()
    const content = await printStickers(ctx, {
      title: '办事指南二维码',
      organName: rows[0]!.organName,
      printedOn: ctx.today,
      stickers: rows.map((row) => ({
        title: row.name,
        caption: '扫码看怎么办、带什么',
        address: guideAddress(ctx, row.id),
      })),
    })
    return { content, mediaType: 'application/pdf', name: '办事指南二维码.pdf', inline: true }
  },
})
