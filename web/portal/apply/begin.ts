/** Everything an application begins with, asked for once and afresh each time one comes to it. */
import { reusableMaterials } from '#modules/cases/contract.ts'
import { guide } from '#modules/catalogue/contract.ts'
import { fileContent } from '#modules/documents/contract.ts'
import { draftOfItem, type FormValues, prefill } from '#modules/forms/contract.ts'
import { myLicences } from '#modules/licences/contract.ts'
import { useAskedOnce } from '../../client/asked-once.ts'
import { addressOf, call, fileNameIn } from '../../client/call.ts'
import type { View } from '../../client/hooks.ts'
import { send } from '../../client/transport.ts'
import type { KeptFile } from '../../ui/file-drop.tsx'

export type Files = Readonly<Record<string, readonly KeptFile[]>>

const mostLicences = 100

async function beginning(itemId: string) {
  const [item, { draft }, prefilled, licences] = await Promise.all([
    call(guide, { id: itemId }),
    call(draftOfItem, { itemId }),
    call(prefill, { id: itemId }),
    call(myLicences, { limit: mostLicences }),
  ])
  const mayReuse = item.content.materials.some((one) => one.reuse ?? one.fact)
  const again = mayReuse ? await call(reusableMaterials, { itemId }) : { rows: [], facts: [] }
  return {
    item,
    draft,
    reusable: again.rows,
    facts: again.facts,
    files: await filesOf(draft?.materials ?? {}),
    prefilled: prefilled.values as FormValues,
    sources: Object.fromEntries(Object.entries(prefilled.sources).map(([key, { mark }]) => [key, mark])),
    from: Object.fromEntries(Object.entries(prefilled.sources).map(([key, { from }]) => [key, from])),
    askable: prefilled.askable,
    licences: licences.rows,
  }
}
export type Beginning = Awaited<ReturnType<typeof beginning>>

/** @param applicant for whom one applies: another one begins another application */
export const useBeginning = (itemId: string, applicant: string): View<Beginning> =>
  useAskedOnce(['application', itemId, applicant], () => beginning(itemId))

/** A draft knows its files by id; their names come with the files themselves. A file that is gone is left out. */
export async function filesOf(materials: Readonly<Record<string, readonly string[]>>): Promise<Files> {
  const lists = await Promise.all(
    Object.entries(materials).map(async ([key, ids]) => {
      const files = await Promise.all(ids.map(nameOf))
      return [key, files.filter((file) => file !== undefined)] as const
    }),
  )
  return Object.fromEntries(lists)
}

async function nameOf(id: string): Promise<KeptFile | undefined> {
  const answer = await send({ method: 'HEAD', url: addressOf(fileContent, { id }), headers: {} })
  if (answer.status !== 200) return undefined
  const bytes = Number(answer.header('content-length'))
  return {
    id,
    name: fileNameIn(answer.header('content-disposition') ?? ''),
    bytes: Number.isFinite(bytes) ? bytes : undefined,
  }
}
