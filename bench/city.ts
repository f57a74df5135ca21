/** What a bench needs of a city: bodies, an item of each, people who apply and clerks who look. */
import { stranger } from '#kernel/actor.ts'
import { createAccount, withCheckCharacter } from '#modules/identity/index.ts'
import { addPost, ensureOrgan, type Organ } from '#modules/organs/index.ts'
import { createItem } from '#modules/catalogue/actions/create-item.ts'
import { publishVersion } from '#modules/catalogue/actions/publish-version.ts'
import { submitDraft } from '#modules/catalogue/actions/submit-draft.ts'
import { getItemVersion, type ItemContent, type ItemVersion } from '#modules/catalogue/index.ts'
import { catalogueEditor, contentExample } from '#modules/catalogue/testing.ts'
import { register } from '#modules/identity/actions/register.ts'
import type { Tool } from './tool.ts'

export const PASSWORD = 'Heyun-Lantern-42'

export async function openBody(tool: Tool, at: number): Promise<Organ> {
  const regionCode = ['990102000000', '990123000000', '990124000000', '990100000000'][at % 4]!
  return tool.inside((ctx) => ensureOrgan(ctx, { name: `示范机关${at + 1}`, regionCode, level: '4' }))
}

export async function publishItem(
  tool: Tool,
  organ: Organ,
  code: string,
  changes: Partial<ItemContent> = {},
): Promise<ItemVersion> {
  const author = catalogueEditor('编写人')
  const content = contentExample(changes)
  const draft = await tool.perform(createItem, author, { organId: organ.id, code, content })
  await tool.perform(submitDraft, author, { id: draft.id, revision: draft.revision })
  await tool.perform(publishVersion, catalogueEditor('审核人'), { id: draft.id })
  return tool.inside((ctx) => getItemVersion(ctx, draft.id))
}

/** Citizens with an account each; their user names. */
export async function registerCitizens(tool: Tool, count: number): Promise<string[]> {
  const names: string[] = []
  for (let at = 0; at < count; at++) {
    const username = `applicant${at}`
    const idNumber = withCheckCharacter(`99010219900517${String(at).padStart(3, '0')}`)
    await tool.perform(register, stranger, {
      name: '王静雯',
      idNumber,
      phone: '19900000001',
      username,
      password: PASSWORD,
    })
    names.push(username)
  }
  return names
}

/** A member of staff of the body, with one post of these roles; the user name. */
export async function hire(
  tool: Tool,
  organ: Pick<Organ, 'id'>,
  roles: readonly string[],
  username: string,
): Promise<string> {
  await tool.inside(async (ctx) => {
    const post = await addPost(ctx, { organId: organ.id, title: '工作人员', roles: [...roles] })
    await createAccount(ctx, { kind: 'staff', name: '沈雨桐', username, password: PASSWORD, postIds: [post.id] })
  })
  return username
}
