import type { Ctx } from '#kernel/ctx.ts'
import type { FormSection } from '#modules/catalogue/index.ts'
import { type FormValues, type ReadingSection, readingOf, regionCodesIn } from '#modules/forms/index.ts'
import { describeRegions } from '#modules/vocabulary/index.ts'

/** A form as people read it, regions by name. */
export async function readForm(
  ctx: Ctx,
  form: readonly FormSection[],
  values: Record<string, unknown>,
): Promise<ReadingSection[]> {
  const codes = regionCodesIn(form, values as FormValues)
  const regions = codes.length > 0 ? await describeRegions(ctx, codes) : new Map<string, { name: string }>()
  return readingOf(form, values as FormValues, (code) => regions.get(code)?.name ?? code)
}
