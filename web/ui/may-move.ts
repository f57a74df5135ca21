type Clock = { provisional: boolean; publishedThrough: string }

/** Whether a holiday not published yet may still move this date. */
export function mayMove({ provisional, publishedThrough }: Clock, date: string | undefined): boolean {
  return provisional && date !== undefined && date > publishedThrough
}
