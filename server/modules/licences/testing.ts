/** Licences for tests of this and other modules. */
import type { Actor } from '#kernel/actor.ts'
import { givenCitizen, givenOrgan } from '#modules/identity/testing.ts'
import type { World } from '#server/testing.ts'
import { recordIntentStatement } from './actions/record-intent-statement.ts'
import { tellIntent } from './actions/tell-intent.ts'
import type { FaceRow } from './contract.ts'
import { pressPage } from './page.ts'
import { issueLicence, type IssuedLicence, type LicenceWish } from './index.ts'

/** For tests of modules below: what may be done to a licence at its own page. */
export { cancelLicence } from './actions/cancel-licence.ts'
export { withdrawLicence } from './actions/withdraw-licence.ts'
export { tellIntent } from './actions/tell-intent.ts'
export { licenceLetterContent } from './views/licence-letter-content.ts'
export { licencePage } from './views/licence-page.ts'
export { licencePdf } from './views/licence-pdf.ts'
export { showLicence } from './actions/show-licence.ts'
export { myLicences } from './views/my-licences.ts'
export { myLicence } from './views/my-licence.ts'
export { licenceUses } from './views/licence-uses.ts'

export type GivenLicence = IssuedLicence & { organId: string; holder: LicenceWish['holder'] }

/** A food-business licence without end, issued today by 云溪区市场监督管理局 to somebody, unless said otherwise. */
export async function givenLicence(world: World, wish: Partial<LicenceWish> = {}): Promise<GivenLicence> {
  const organId = wish.organId ?? (await givenOrgan(world)).id
  const holder = wish.holder ?? holderOf((await givenCitizen(world)).actor)
  const face: FaceRow[] = [{ label: '经营场所', text: '云溪区云桥路 18 号' }]
  const issued = await world.inside(async (ctx) => {
    const licence = await issueLicence(ctx, {
      typeKey: 'food-business',
      itemName: '食品经营许可证',
      face,
      validFrom: ctx.today,
      ...wish,
      organId,
      holder,
    })
    await pressPage(ctx, licence.id)
    return licence
  })
  return { ...issued, organId, holder }
}

/** The person, or the enterprise this citizen acts for. */
export function holderOf(actor: Actor): LicenceWish['holder'] {
  return actor.onBehalfOf
    ? { kind: 'enterprise', id: actor.onBehalfOf.id }
    : { kind: 'person', id: actor.subjectId ?? '' }
}

/** The holder was told and has spoken at the counter: the body may decide. */
export async function heardOn(
  world: World,
  chief: Actor,
  id: string,
  act: 'suspend' | 'withdraw' | 'revoke',
): Promise<void> {
  const basis = '《示范条例》第十条'
  const days = act === 'suspend' ? 30 : undefined
  const { no } = await world.perform(tellIntent, chief, { id, act, reason: '抽检不合格且拒不改正', basis, days })
  await world.perform(recordIntentStatement, chief, { id, no, statement: '已经整改，请求从轻' })
}
