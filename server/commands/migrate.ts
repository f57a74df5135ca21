import type { App } from '#kernel/app.ts'

/** Opening the system has already migrated it; this says where it stands. */
export async function migrateCommand(app: App, _: readonly string[], print: (line: string) => void): Promise<void> {
  print(`数据表已是最新，共 ${app.modules.length} 个模块 (the database is up to date)`)
}
