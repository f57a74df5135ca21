/** What says of a file for the printer that it is a copy: its first sheet, and the line on every page. */
import { momentInWords } from '#kernel/time.ts'
import { requirePrintable } from './fonts.ts'
import { drawBlock } from './letter-blocks.ts'
import { spokenCode } from './mark.ts'
import { closeSheet, grey, openSheet, putCentred, putParagraph, type Sheet } from './sheet.ts'

export type Copied = { title: string; number: string; verifyCode: string }

const TITLE = '文书打印副本'
const LINE = '打印副本　电子签章以原件为准，凭本页验证码可以核验'
const margins = { top: 64, bottom: 72, left: 70, right: 70 }
const small = { size: 10.5, leading: 19, colour: grey }

const opened = (madeAt: Date): Sheet => openSheet({ title: TITLE, author: 'OneWindow', madeAt, margins })

/** @throws characterNotPrintable */
export function copiesCover(letters: readonly Copied[], madeAt: Date): Promise<Uint8Array> {
  const sheet = opened(madeAt)
  putCentred(sheet, TITLE, sheet.y, { face: 'bold', size: 22, spacing: 4 })
  sheet.y += 48
  putParagraph(sheet, `本文件把下列 ${letters.length} 份文书合在一起供打印，是打印副本，本身没有电子签章。`, {
    size: 12.5,
    leading: 23,
  })
  putParagraph(
    sheet,
    '每份文书的原件是单独的 PDF 文件，带有签发机关的电子签章；各页保留原件的验证码和二维码，在“查验真伪”页输入验证码，可以核对原件的真伪与效力。',
    { ...small, after: 8 },
  )
  drawBlock(
    sheet,
    requirePrintable({
      kind: 'table' as const,
      columns: [
        { title: '序号', share: 1.1 },
        { title: '文书', share: 3.4 },
        { title: '编号', share: 4 },
        { title: '验证码', share: 4 },
      ],
      rows: letters.map(({ title, number, verifyCode }, index) => [
        String(index + 1),
        title,
        number,
        spokenCode(verifyCode),
      ]),
    }),
  )
  putParagraph(sheet, `打印时间：${momentInWords(madeAt)}`, small)
  return closeSheet(sheet)
}

/** A page with nothing but the line that every copied page gets above its head. */
export function copyStamp(madeAt: Date): Promise<Uint8Array> {
  const sheet = opened(madeAt)
  putCentred(sheet, LINE, 26, { size: 9, colour: grey })
  return closeSheet(sheet)
}
