/** A question as it may be kept: runs of digits (identity numbers, telephones) blotted out, spaces and case evened. */
export function withoutDigits(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\d[\dx\s-]{2,}/g, '＊')
    .replace(/\s+/g, ' ')
    .trim()
}
