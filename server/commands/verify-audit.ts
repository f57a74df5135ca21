import { sealAudit, verifyAudit } from '#kernel/seal.ts'
import type { System } from '#server/boot.ts'

/** Seals what is waiting, then walks the whole chain; a fault makes the command fail. */
export async function verifyAuditCommand(
  { app }: System,
  _: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  await sealAudit(app)
  const verdict = await verifyAudit(app)
  for (const fault of verdict.faults) print(`✗ ${fault}`)
  print(JSON.stringify({ whole: verdict.faults.length === 0, ...verdict }))
  if (verdict.faults.length > 0) process.exitCode = 1
}
