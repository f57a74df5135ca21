/** An enterprise with a seal, for tests of modules below. */
import type { Actor } from '#kernel/actor.ts'
import { TEST_PASSWORD } from '#modules/identity/testing.ts'
import type { World } from '#server/testing.ts'
import { applyForSeal } from './actions/apply-for-seal.ts'

export { allowAgent } from './actions/allow-agent.ts'
export { revokeSeal } from './actions/revoke-seal.ts'
export { suspendSeal } from './actions/suspend-seal.ts'
export { sealLog } from './views/seal-log.ts'

/** The general seal of the enterprise this legal representative acts for. */
export async function givenSignet(world: World, representative: Actor): Promise<{ id: string }> {
  return world.perform(applyForSeal, representative, {
    kind: 'general',
    purposes: ['application', 'correction'],
    keeper: '办公室',
    password: TEST_PASSWORD,
  })
}
