/** Days as an editor types them: one on each line. */
export type Holiday = { date: string; name: string }

const dayAndName = /^(\d{4}-\d{2}-\d{2})[\s,，]+(\S.*)$/
const dayOnly = /^\d{4}-\d{2}-\d{2}$/

/** The lines that are not empty. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** `2027-01-01 元旦` on each line; `bad` is the first line that is something else. */
export function holidaysIn(text: string): { holidays: Holiday[]; bad?: string } {
  const holidays: Holiday[] = []
  for (const line of linesOf(text)) {
    const found = dayAndName.exec(line)
    if (!found) return { holidays, bad: line }
    holidays.push({ date: found[1]!, name: found[2]!.trim() })
  }
  return { holidays }
}

/** `2027-02-14` on each line. */
export function workdaysIn(text: string): { workdays: string[]; bad?: string } {
  const workdays = linesOf(text)
  return { workdays, bad: workdays.find((line) => !dayOnly.test(line)) }
}
