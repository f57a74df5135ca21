/** The window a clerk stands at. */
import type { Ctx } from '#kernel/ctx.ts'
import { findPlaceOfPost, type HallWindow, type Place } from '#modules/organs/index.ts'
import { noWindow } from './contract.ts'

export type WindowPlace = Place & { window: HallWindow }

/** The place of the post acted from, when it is a window. */
export async function findOwnWindow(ctx: Ctx): Promise<WindowPlace | undefined> {
  const place = ctx.actor.post && (await findPlaceOfPost(ctx, ctx.actor.post.id))
  return place?.window && { ...place, window: place.window }
}

/** @throws counter.no-window */
export async function getOwnWindow(ctx: Ctx): Promise<WindowPlace> {
  const place = await findOwnWindow(ctx)
  if (!place) throw noWindow()
  return place
}

export const placeInWords = ({ hallName, window }: WindowPlace): string => `${hallName}${window.number}号窗口`

/** Desks of this hall see another queue than before. */
export const hallTopic = (hallId: string): string => `counter:${hallId}`

/** The clerk's own page has news of the second screen. */
export const clerkTopic = (accountId: string): string => `counter:${accountId}`
