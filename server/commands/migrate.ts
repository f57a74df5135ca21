import type { System } from '#server/boot.ts'

/** Opening the system has already migrated it; this says where it stands. */
export async function migrateCommand(
  { app }: System,
  _: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  print(`数据表已是最新，共 ${app.modules.length} 个模块 (the database is up to date)`)
}
