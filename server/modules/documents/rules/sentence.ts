/** What somebody wrote, closed as a sentence so that another may follow. */
export function sentence(text: string): string {
  const trimmed = text.trim()
  return /[。！？!?…]$/.test(trimmed) ? trimmed : `${trimmed.replace(/[，,；;.、]$/, '')}。`
}
