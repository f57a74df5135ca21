/** A refusal names what is open instead; what the applicant or the system would do is nothing a clerk could go on with. */
export function openToStaff(open: unknown): string[] | undefined {
  if (!Array.isArray(open)) return undefined
  return (open as { title: string; by?: string }[])
    .filter(({ by }) => by !== 'applicant' && by !== 'system')
    .map(({ title }) => title)
}
