/** A scanner types what stands in the receipt's QR code: an address with the case number in it. Anything else is taken as typed. */
export const caseNumberIn = (typed: string): string => /[?&]number=([^&\s]+)/.exec(typed)?.[1] ?? typed.trim()
