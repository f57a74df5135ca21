/** `import-regions FILE…`: the administrative regions 行政区划 of the city, as CSV. */
import { readFileSync } from 'node:fs'
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { perform } from '#kernel/action.ts'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import { importRegions } from '#modules/vocabulary/actions/import-regions.ts'
import { isRegionCode, twelveDigits } from '#modules/vocabulary/index.ts'
import type { System } from '#server/boot.ts'

type Region = { code: string; name: string; validFrom?: string; validTo?: string }
type Line = { record: Record<string, string | undefined>; info: { lines: number } }

/**
 * Each file has a head that names its columns: `code` (or 代码; leading digits are enough: 990102), `name` (or 名称), and where known
 * `validFrom` and `validTo` as ISO days; other columns are left alone. All files are taken over together, or none: a list in a file
 * for each level, as they are published, is given as one command.
 * @throws Error in Chinese that names file and line
 */
export async function importRegionsCommand(
  { app }: Pick<System, 'app'>,
  files: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  if (files.length === 0 || files.some((file) => file.startsWith('--')))
    throw new Error('用法：npm run onewindow -- import-regions 文件.csv…')
  const regions = files.flatMap(regionsIn)
  const caller = { actor: systemActor('import-regions'), requestId: newId(app.clock.now()) }
  const { written } = await perform(app, importRegions, caller, { regions })
  print(`已写入 ${written} 个行政区划。`)
}

function regionsIn(file: string): Region[] {
  const lines = linesOf(file)
  if (lines.length === 0) throw new Error(`文件 ${file} 里没有行政区划`)
  return lines.map(({ record: line, info }) => {
    const code = twelveDigits((line['code'] ?? line['代码'] ?? '').trim())
    const name = (line['name'] ?? line['名称'] ?? '').trim()
    const days = [line['validFrom'], line['validTo']].map((day) => day?.trim() || undefined)
    const fault = !isRegionCode(code)
      ? '代码应是 2 到 12 位数字'
      : name === '' || name.length > 60
        ? '名称应有 1 到 60 个字'
        : days.some((day) => day !== undefined && Number.isNaN(Date.parse(day)))
          ? '起止日期应写成 2026-01-31 这样'
          : undefined
    if (fault) throw new Error(`文件 ${file} 第 ${info.lines} 行：${fault}`)
    return { code, name, validFrom: days[0], validTo: days[1] }
  })
}

function linesOf(file: string): Line[] {
  try {
    return parse(readFileSync(file), { bom: true, columns: true, info: true, skip_empty_lines: true })
  } catch (error) {
    if (error instanceof CsvError) throw new Error(`文件 ${file} 不是 CSV 表格（${error.message}）`, { cause: error })
    throw new Error(`读不到文件 ${file}（${(error as Error).message}）`, { cause: error })
  }
}
