import type { Actor } from '#kernel/actor.ts'
import type { World } from '#server/testing.ts'
import type { Message } from './contract.ts'
import { myMessages } from './views/my-messages.ts'

/** What stands in an account's message box, latest first. */
export async function messagesOf(world: World, actor: Actor): Promise<Message[]> {
  return (await world.show(myMessages, actor, { limit: 100 })).rows
}
