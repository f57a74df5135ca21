/** Letters about a licence no case granted: what is intended, and what was decided. */
import type { Ctx } from '#kernel/ctx.ts'
import { chineseDate, issueLetter, nextNumber } from '#modules/documents/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { intentTitles } from './contract.ts'
import { type IntentRow, intentTables, type LetterRow } from './intents.ts'
import { articleOf, cancelGrounds, type IntentAct, rightToSpeak } from './rules/intent.ts'
import type { ChangeRow, LicenceRow } from './store.ts'

type Text = { title: string; word: string; act: string; body: string[]; remedies?: string[] }

const nameOf = ({ title, number }: LicenceRow) => `《${title}》（证照编号：${number}）`

/** 拟…告知书: facts, provision, and the right to speak, of a revocation also the right to a hearing. */
export function noticeOf(licence: LicenceRow, row: IntentRow): Text {
  const what = intentTitles[row.act]
  const why = row.ground ? `，情形：${cancelGrounds[row.ground].title}` : ''
  const until = chineseDate(row.answer_by)
  const hearing =
    row.act === 'revoke'
      ? [
          '您（单位）有权要求听证；要求听证的，请在收到本告知书之日起五日内提出（《行政处罚法》第六十三条、第六十四条）。本机关组织听证，不收取费用。',
        ]
      : []
  return {
    title: `拟${what}证照告知书`,
    word: '证拟告字',
    act: `告知拟${what}`,
    body: [
      `本机关拟对您（单位）持有的${nameOf(licence)}予以${what}${why}（${articleOf(row.act, row.ground ?? undefined)}）。`,
      `事实和理由：${row.reason}`,
      `依据：${row.basis}`,
      `您（单位）享有陈述权、申辩权（${rightToSpeak(row.act)}），请在${until}前提出；逾期不提出的，本机关依据查明的情况作出决定。`,
      ...hearing,
    ],
  }
}

const words: Record<IntentAct, { word: string; effect: string }> = {
  withdraw: { word: '证撤字', effect: '决定予以撤销，自始无效。' },
  revoke: { word: '证吊字', effect: '决定予以吊销。' },
  cancel: { word: '证注字', effect: '决定予以注销。' },
}

/** 撤销、吊销、注销决定书, saying what became of what the holder said, and what may be done against it. */
export function decisionOf(licence: LicenceRow, change: ChangeRow, row: IntentRow | undefined): Text {
  const act = change.act as IntentAct
  const what = intentTitles[act]
  return {
    title: `${what}证照决定书`,
    word: words[act].word,
    act: what,
    body: [
      `您（单位）持有的${nameOf(licence)}，经查：${change.reason}`,
      `依据：${change.basis}`,
      heard(row),
      ...(row?.decision ? [`决定的理由：${row.decision}`] : []),
      words[act].effect,
    ],
    remedies: [
      `如不服本决定，可以自收到本决定书之日起六十日内，依法向${licence.organ_name}的行政复议机关申请行政复议（《行政复议法》第二十条）；`,
      '也可以自收到本决定书之日起六个月内，依法直接向有管辖权的人民法院提起行政诉讼（《行政诉讼法》第四十六条）。',
    ],
  }
}

function heard(row: IntentRow | undefined): string {
  if (!row) return '依法办理注销手续，不需要另行听取意见。'
  if (row.stated_on) return `您（单位）于${chineseDate(row.stated_on)}陈述、申辩，本机关已经听取。`
  return `您（单位）在${chineseDate(row.answer_by)}前没有陈述、申辩。`
}

/** Writes, numbers and seals the letter, once. @returns undefined when it was written before */
export async function writeLetter(
  ctx: Ctx,
  licence: LicenceRow,
  { kind, no }: Pick<LetterRow, 'kind' | 'no'>,
  { text, by }: { text: Text; by?: { id: string; name: string } },
): Promise<LetterRow | undefined> {
  const tables = intentTables(ctx)
  const written = await tables
    .selectFrom('licences.letter')
    .select('id')
    .where('licence_id', '=', licence.id)
    .where('kind', '=', kind)
    .where('no', '=', no)
    .executeTakeFirst()
  if (written) return undefined
  const organ = await getOrgan(ctx, licence.organ_id)
  const { title, word, act, body, remedies } = text
  const { number } = await nextNumber(ctx, {
    organId: organ.id,
    year: Number(ctx.today.slice(0, 4)),
    kind: `licences.${word}`,
    word: `${organ.letterWord}${word}`,
  })
  const letterId = ctx.newId()
  const { documentId, fileId } = await issueLetter(
    ctx,
    {
      organName: organ.name,
      title,
      number,
      addressee: licence.holder_name,
      body,
      remedies,
      contact: organ.phone ? `联系电话：${organ.phone}` : undefined,
      issuedOn: ctx.today,
    },
    {
      organId: organ.id,
      holder: { kind: licence.holder_kind, name: licence.holder_name, id: licence.holder_id },
      // A subject of its own: the page of the licence is found by the licence.
      subject: { module: 'licences', id: letterId },
      use: { act, by, purpose: kind },
    },
  )
  const row: LetterRow = {
    id: letterId,
    licence_id: licence.id,
    kind,
    no,
    title,
    number,
    document_id: documentId,
    file_id: fileId,
    issued_at: ctx.now,
  }
  await tables.insertInto('licences.letter').values(row).execute()
  return row
}

export const attached = ({ document_id: documentId, file_id: fileId, title, number }: LetterRow) => [
  { documentId, fileId, name: `${title}（${number}）.pdf` },
]
