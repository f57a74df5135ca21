/**
 * Loaded before everything else (`node --import`): what Node has compiled is kept, and every later start, also of the processes this one
 * starts, takes a second less. Where the folder cannot be written, nothing is kept.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

export const COMPILED = join(import.meta.dirname, '..', '.onewindow', 'compiled')

enableCompileCache(COMPILED)
process.env['NODE_COMPILE_CACHE'] ??= COMPILED
