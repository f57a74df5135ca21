/** How many of the last closed cases a draft is tried on unless one asks for more or fewer. */
export const USUAL_CASES = 100
export const caseCounts = [20, 50, USUAL_CASES, 200, 500] as const
