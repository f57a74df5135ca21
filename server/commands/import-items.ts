/** `import-items FILE [--publish]`: takes a list of service items over from another system, as JSON, XLSX or CSV. */
import { perform } from '#kernel/action.ts'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import { show } from '#kernel/view.ts'
import { continueImport } from '#modules/catalogue/actions/continue-import.ts'
import { publishImport } from '#modules/catalogue/actions/publish-import.ts'
import { runImport } from '#modules/catalogue/actions/run-import.ts'
import { stageFile } from '#modules/catalogue/actions/stage-file.ts'
import { importUnreadable } from '#modules/catalogue/contract.ts'
import { importRows } from '#modules/catalogue/views/import-rows.ts'
import { importPage } from '#modules/catalogue/views/imports.ts'
import type { System } from '#server/boot.ts'

const words = { flagged: '存疑', rejected: '不收' } as const

/**
 * The file is read slice by slice, judged whole and taken over in portions: a command that was interrupted is simply given again.
 * Prints each row that needs a person's eye with its reasons, what was done, and last a JSON summary
 * `{"accepted":…,"flagged":…,"rejected":…,…}` whose first three numbers add up to the rows of the file.
 * @throws Error in Chinese when the file cannot be read as a list
 */
export async function importItemsCommand(
  { app }: Pick<System, 'app'>,
  args: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  const [file, ...others] = args.filter((arg) => arg !== '--publish')
  const unknown = others[0] ?? (file?.startsWith('--') ? file : undefined)
  if (!file || unknown)
    throw new Error('用法：npm run onewindow -- import-items 文件.json|文件.xlsx|文件.csv [--publish]')
  const caller = { actor: systemActor('import-items'), requestId: newId(app.clock.now()) }
  const { id } = await perform(app, stageFile, caller, { path: file }).catch((error: unknown) => {
    throw explained(error, file)
  })
  for (const verdict of ['flagged', 'rejected'] as const) {
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await show(app, importRows, caller, { id, verdict, after, limit: 100 })
      for (const { line, name, reasons } of page.rows)
        print(`第 ${line} 行 ${words[verdict]} ${name || '（无名称）'}：${reasons.join('；')}`)
      after = page.next
    }
  }
  // What was in force already is not put in force again: counted is what this command did.
  let published = 0
  const workThrough = async () => {
    for (let more = true; more; ) {
      const { left, inForce } = await perform(app, continueImport, caller, { id })
      published += inForce
      more = left
    }
  }
  await perform(app, runImport, caller, { id })
  await workThrough()
  if (args.includes('--publish')) {
    await perform(app, publishImport, caller, { id })
    await workThrough()
  }
  const state = await show(app, importPage, caller, { id })
  const { accepted, flagged, rejected, created, changed, unchanged, kept } = state
  print(
    created + changed + kept + published === 0
      ? `清单与已导入的相同，没有改动（${unchanged} 项）。`
      : `新增 ${created} 项，改写草稿 ${changed} 项，未变 ${unchanged} 项，经人工编写而保留 ${kept} 项，发布 ${published} 项。`,
  )
  print(JSON.stringify({ accepted, flagged, rejected, created, changed, unchanged, kept, published }))
}

function explained(error: unknown, file: string): unknown {
  if (error instanceof Problem && error.code === importUnreadable.code)
    return new Error(`文件 ${file} 读不出事项清单：${String(error.facts['reason'])}`, { cause: error })
  if (error instanceof Error && 'syscall' in error)
    return new Error(`读不到文件 ${file}（${error.message}）`, { cause: error })
  return error
}
