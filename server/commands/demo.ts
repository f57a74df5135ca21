import { ensureCity, tellDemo } from '#data/demo/demo.ts'
import type { System } from '#server/boot.ts'

/** The demo city and its history; what is there already is left alone. */
export async function demoCommand(system: System, _: readonly string[], print: (line: string) => void): Promise<void> {
  if (!system.app.config.demo) throw new Error('ONEWINDOW_DEMO=0：不建立演示数据 (no demo data here)')
  // Told behind a server: it ends with that server, however that ends.
  process.once('disconnect', () => process.exit(0))
  const made = await ensureCity(system, print)
  const told = await tellDemo(system, print)
  if (!made && !told) print('演示数据已经齐全，或数据库已有正式数据 (nothing to do)')
}
