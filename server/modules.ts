/** THE MAP. The order is the architecture: a module may use only modules above its own line. */
import { operations } from '#kernel/operations.ts'
import type { Module } from '#kernel/module.ts'
import { calendarModule } from '#modules/calendar/module.ts'
import { documentsModule } from '#modules/documents/module.ts'
import { vocabularyModule } from '#modules/vocabulary/module.ts'

export const modules: readonly Module[] = [operations, calendarModule, vocabularyModule, documentsModule]
