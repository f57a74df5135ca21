import type { Act } from './action.ts'
import type { Bulk } from './bulk.ts'
import type { Conduit } from './conduit.ts'
import type { Actor } from './actor.ts'
import type { Ctx } from './ctx.ts'
import type { EventKind, Reaction } from './event.ts'
import type { Job } from './job.ts'
import type { View } from './view.ts'

/** How far a role's permission reaches when an administrator has not said otherwise. */
export type Reach = 'own' | 'own-organ' | 'own-region' | 'everywhere'

/** A permission word, its Chinese title and which roles hold it by default. */
export type Permission = { word: string; title: string; heldBy: Readonly<Record<string, Reach>> }

export type ModuleSpec = {
  /** Folder, Postgres schema and prefix of every permission, refusal and event. */
  name: string
  /** Chinese name. */
  title: string
  /** Modules above that this one uses. */
  uses: readonly string[]
  permissions?: readonly Permission[]
  acts?: readonly Act[]
  views?: readonly View[]
  /** Acts that may be done to several things at once. */
  bulks?: readonly Bulk[]
  /** Bytes that come by a protocol of their own. */
  conduits?: readonly Conduit[]
  events?: readonly EventKind[]
  reactions?: readonly Reaction[]
  jobs?: readonly Job[]
  /** The module's folder, when it has `migrations/*.sql`. */
  folder?: string
  /** Reference data every installation needs; runs after migrations at each start, so it must be repeatable. */
  seed?: (ctx: Ctx, declared: { permissions: readonly Permission[] }) => Promise<void>
  /** What this actor's pages are told of: topics that acts `touch`. */
  follows?: (ctx: Ctx) => Promise<readonly string[]>
  /** Only one module has this: whose session token is it? */
  authenticate?: (ctx: Ctx, token: string) => Promise<Actor | undefined>
}

export type Module = Readonly<ModuleSpec>

export function defineModule(spec: ModuleSpec): Module {
  return spec
}

/** Everything of a module the outside can reach. */
export function doorsOf({ acts = [], views = [], bulks = [], conduits = [] }: Module): (Act | View | Bulk | Conduit)[] {
  return [...acts, ...views, ...bulks, ...conduits]
}
