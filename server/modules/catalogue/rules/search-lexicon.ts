/** The lexicon: how people say it, and which object of government life and which act they mean by it. */
import { type Acts, actBit, actsInName, type SearchAct } from './search-acts.ts'
import { closeText } from './search-text.ts'

/** A thing of government life, by the name most lists give it. */
export type LexiconObject = {
  object: string
  /** Other official wordings; `…` stands for anything between two parts. */
  written: readonly string[]
  /** A name that holds one of these is about something else. */
  unless: readonly string[]
}

/** One way to say it. `said` may name parts that stand anywhere in the question: `医保+外地`. */
export type LexiconEntry = { said: string; object?: string; act?: SearchAct; weight: number }

export type Meaning = { object?: string; act?: SearchAct; weight: number }

export type Phrase = {
  /** As it is written in the lexicon. */
  said: string
  parts: readonly string[]
  /** Characters of all parts. */
  length: number
  meanings: Meaning[]
  /** An official wording, not only a saying. */
  official: boolean
}

/** An object with what is looked for in names. */
export type Wording = LexiconObject & { wordings: readonly (readonly string[])[]; acts: Acts }

export type Lexicon = {
  /** Sayings in one piece. */
  whole: ReadonlyMap<string, Phrase>
  /** Sayings in parts, by their first part. */
  inParts: ReadonlyMap<string, readonly Phrase[]>
  objects: ReadonlyMap<string, Wording>
  longest: number
}

export function createLexicon(objects: readonly LexiconObject[], entries: readonly LexiconEntry[]): Lexicon {
  const whole = new Map<string, Phrase>()
  const inParts = new Map<string, Phrase[]>()
  const wordings = new Map<string, Wording>()
  const split = new Map<string, Phrase>()

  const learn = (said: string, meaning: Meaning, official: boolean) => {
    const parts = said.split('+').map(closeText)
    if (parts.some((part) => part === '')) return
    const known = parts.length === 1 ? whole.get(parts[0]!) : split.get(said)
    const phrase = known ?? newPhrase(said, parts)
    if (!known && parts.length === 1) whole.set(parts[0]!, phrase)
    if (!known && parts.length > 1) {
      split.set(said, phrase)
      inParts.set(parts[0]!, [...(inParts.get(parts[0]!) ?? []), phrase])
    }
    phrase.official ||= official
    addMeaning(phrase.meanings, meaning)
  }
  const define = (one: LexiconObject) => {
    const spellings = [one.object, ...one.written]
    wordings.set(one.object, {
      ...one,
      wordings: spellings.map((spelling) => spelling.split('…').map(closeText)),
      unless: one.unless.map(closeText),
      acts: actsInName(one.object),
    })
    for (const spelling of spellings) {
      if (!spelling.includes('…') && [...closeText(spelling)].length >= 2)
        learn(spelling.replaceAll('+', ''), { object: one.object, weight: 1 }, true)
    }
  }

  for (const one of objects) define(one)
  for (const { said, object, act, weight } of entries) {
    if (object && !wordings.has(object)) define({ object, written: [], unless: [] })
    learn(said, { object, act, weight }, false)
  }
  const longest = Math.max(0, ...[...whole.keys()].map((said) => said.length))
  return { whole, inParts, objects: wordings, longest: Math.min(longest, 16) }
}

function newPhrase(said: string, parts: readonly string[]): Phrase {
  return { said, parts, length: parts.join('').length, meanings: [], official: false }
}

function addMeaning(meanings: Meaning[], meaning: Meaning): void {
  const same = meanings.find((one) => one.object === meaning.object && one.act === meaning.act)
  if (same) same.weight = Math.max(same.weight, meaning.weight)
  else meanings.push(meaning)
}

/** The acts a meaning asks for: its own, or the one its object's name says. */
export function actsMeant({ object, act }: Meaning, lexicon: Lexicon): Acts {
  if (act) return actBit(act)
  return object ? (lexicon.objects.get(object)?.acts ?? 0) : 0
}
