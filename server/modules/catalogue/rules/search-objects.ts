/** Which items are about which thing of the lexicon, worked out when first asked and kept up to date. */
import type { Lexicon, Wording } from './search-lexicon.ts'
import { closeText, holdsWording } from './search-text.ts'
import type { Entry } from './search-index.ts'

/** Entries about a thing, and how much of their name it is: 0 to 1. */
export type Shelved = { at: number[]; share: number[] }

export type ObjectShelf = {
  about(object: string): Shelved
  /** A new entry is put to the things already asked for. */
  add(entry: Entry): void
  clear(): void
}

/** More new entries at a time than this, and it is cheaper to begin anew. */
const MANY = 200
/** What is said in the main item, and in keywords, counts less than the name. */
const IN_MAIN_ITEM = 0.45
const IN_KEYWORDS = 0.8

/** Words that say nothing of what an item is about. */
const FORMAL = /审批|核发|办理|申请|发放|新办|首次|许可证|许可|登记|备案|服务|审核|证书|事项|的/g

export function createObjectShelf(
  lexicon: Lexicon,
  slots: () => readonly (Entry | undefined)[],
  holding: (term: string) => Uint32Array,
): ObjectShelf {
  const shelves = new Map<string, Shelved>()
  let added = 0

  function about(object: string): Shelved {
    added = 0
    const known = shelves.get(object)
    if (known) return known
    const shelved: Shelved = { at: [], share: [] }
    const wording = lexicon.objects.get(object)
    if (wording) {
      const all = slots()
      for (const slot of candidates(wording)) {
        const entry = all[slot]
        if (entry) place(shelved, entry, wording)
      }
    }
    shelves.set(object, shelved)
    return shelved
  }

  /** Entries holding the rarest pair of one of the wordings. */
  function candidates({ wordings }: Wording): Set<number> {
    const found = new Set<number>()
    for (const parts of wordings) {
      const pairs = parts.flatMap((part) => [...part].slice(1).map((letter, at) => `${[...part][at]}${letter}`))
      const rarest = pairs
        .map(holding)
        .reduce<Uint32Array | undefined>((one, other) => (one && one.length <= other.length ? one : other), undefined)
      for (const slot of rarest ?? []) found.add(slot)
    }
    return found
  }

  return {
    about,
    add(entry) {
      if (shelves.size === 0) return
      if (++added > MANY) shelves.clear()
      for (const [object, shelved] of shelves) {
        const wording = lexicon.objects.get(object)
        if (wording) place(shelved, entry, wording)
      }
    },
    clear: () => shelves.clear(),
  }
}

function place(shelved: Shelved, entry: Entry, wording: Wording): void {
  const share = shareOf(entry, wording)
  if (share === 0) return
  shelved.at.push(entry.slot)
  shelved.share.push(share)
}

/** How much of the entry's name is the thing: 1 for a name that says nothing else. */
function shareOf({ full, bare, text }: Entry, { wordings, unless }: Wording): number {
  if (unless.some((word) => full.includes(word))) return 0
  let best = 0
  const content = Math.max(1, bare.replace(FORMAL, '').length)
  for (const parts of wordings) {
    if (holdsWording(full, parts) || holdsWording(bare, parts)) {
      const said = parts.join('').replace(FORMAL, '').length || 1
      best = Math.max(best, 0.62 + 0.38 * Math.sqrt(Math.min(1, said / content)))
    }
  }
  if (best > 0) return best
  const elsewhere = (words: string | undefined, worth: number) =>
    words && wordings.some((parts) => holdsWording(closeText(words), parts)) ? worth : 0
  return (
    elsewhere([text.plainName ?? '', ...text.keywords].join('\n'), IN_KEYWORDS) ||
    elsewhere(text.mainItem, IN_MAIN_ITEM)
  )
}
