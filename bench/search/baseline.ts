/** What a search of the shelf does: BM25 (k1 1.2, b 0.75) over pairs of characters of the names, nothing else. */
import type { Listed } from './lists.ts'

export function createBaseline(list: readonly Listed[]): (question: string, limit: number) => string[] {
  const postings = new Map<string, Map<number, number>>()
  const lengths = list.map(({ name }, at) => {
    const terms = pairsOf(name)
    for (const term of terms) {
      const posting = postings.get(term) ?? new Map<number, number>()
      posting.set(at, (posting.get(at) ?? 0) + 1)
      postings.set(term, posting)
    }
    return terms.length
  })
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  return (question, limit) => {
    const scores = new Map<number, number>()
    for (const term of pairsOf(question)) {
      const posting = postings.get(term)
      if (!posting) continue
      const rarity = Math.log(1 + (list.length - posting.size + 0.5) / (posting.size + 0.5))
      for (const [at, count] of posting) {
        const gain = (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * lengths[at]!) / average))
        scores.set(at, (scores.get(at) ?? 0) + rarity * gain)
      }
    }
    return [...scores]
      .sort(([one, first], [other, second]) => second - first || one - other)
      .slice(0, limit)
      .map(([at]) => list[at]!.id)
  }
}

function pairsOf(text: string): string[] {
  const letters = [...text.normalize('NFKC').toLowerCase()].filter((letter) => /[\p{Script=Han}a-z0-9]/u.test(letter))
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
}
