/** For tests of this and the modules below. */
import { type Actor, stranger } from '#kernel/actor.ts'
import type { World } from '#server/testing.ts'
import { openScreen } from './actions/open-screen.ts'
import { pairScreen } from './actions/pair-screen.ts'
import { showOnScreen } from './actions/show-on-screen.ts'
import { signShown } from './actions/sign-shown.ts'
import type { SignaturePurpose } from './contract.ts'

/** A picture that passes for a signature: a PNG by its first bytes, base64. */
export function someSignature(): string {
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([head, Buffer.alloc(400, 7)]).toString('base64')
}

/** The person signs on the clerk's second screen. */
export async function givenSignature(
  world: World,
  clerk: Actor,
  { caseId, purpose, signer }: { caseId: string; purpose: SignaturePurpose; signer: string },
): Promise<void> {
  const { code } = await world.perform(openScreen, clerk, {})
  const { token } = await world.perform(pairScreen, stranger, { code })
  const shown = { title: '请签名', asks: 'sign' as const, purpose, statement: '已经收到', signer }
  const { version } = await world.perform(showOnScreen, clerk, { shown, caseId })
  await world.perform(signShown, stranger, { token, version, image: someSignature() })
}
