import type { Actor } from '#kernel/actor.ts'
import type { World } from '#server/testing.ts'
import { markRead } from './actions/mark-read.ts'
import { startStandIns } from './stand-ins/start.ts'
import type { Message } from './contract.ts'
import { myMessages } from './views/my-messages.ts'

/** What stands in an account's message box, latest first. */
export async function messagesOf(world: World, actor: Actor): Promise<Message[]> {
  return (await world.show(myMessages, actor, { limit: 100 })).rows
}

/** Opens one of them. */
export async function readMessage(world: World, actor: Actor, id: string): Promise<void> {
  await world.perform(markRead, actor, { id })
}

/** A gateway that keeps the texts it was handed, until the test ends: `await using`. */
export async function givenTexts(
  world: World,
): Promise<AsyncDisposable & { taken: readonly { phone: string; text: string }[] }> {
  const standIns = await startStandIns({ clock: world.clock })
  Object.assign(world.app.config, { smsUrl: standIns.smsUrl })
  return {
    taken: standIns.sms.taken,
    async [Symbol.asyncDispose]() {
      Object.assign(world.app.config, { smsUrl: undefined })
      await standIns.close()
    },
  }
}
