/** Everybody who acts in the demo: applicants with what they know of themselves, and staff by what they may do where. */
import { type Actor, covers, scopeOf } from '#kernel/actor.ts'
import type { LegalDate } from '#kernel/time.ts'
import { actorFor, actorNamed } from '#modules/identity/index.ts'
import { session } from '#modules/identity/contract.ts'
import type { Chance } from './chance.ts'
import { type CityData, type DemoPerson } from './city-data.ts'
import { usernameOf } from './load-city.ts'
import type { Workshop } from './workshop.ts'

/** What somebody can write into a form. */
export type OwnFacts = {
  regionCode: string
  /** By the prefill keys of forms: `person.name`, `enterprise.uscc` … */
  facts: Record<string, string>
  /** USCCs of other firms, for a form that asks a person for one. */
  otherUsccs: readonly string[]
}

export type Applicant = OwnFacts & {
  actor: Actor
  kind: 'person' | 'enterprise'
  birthDate: LegalDate
  /** Types of e-licences they already hold. */
  holds: Set<string>
}

export type Place = { organId: string; regionCode: string }

export type Cast = {
  people: readonly Applicant[]
  enterprises: readonly Applicant[]
  /** Somebody on the staff who holds all the words at that place. @throws Error when nobody does */
  staffFor(words: string | readonly string[], place: Place, chance: Chance): Actor
}

export async function gatherCast(workshop: Workshop, city: CityData): Promise<Cast> {
  const staff = await workshop.inside((ctx) => Promise.all(city.staff.map(({ username }) => actorNamed(ctx, username))))
  const otherUsccs = city.enterprises.map(({ uscc }) => uscc)
  const actors = await workshop.inside((ctx) =>
    Promise.all(city.people.map((_, index) => actorNamed(ctx, usernameOf(city, index)))),
  )
  const people = city.people.map(
    (person, index): Applicant => ({
      actor: actors[index]!,
      kind: 'person',
      birthDate: person.birthDate,
      regionCode: `${person.regionCode.slice(0, 6)}000000`,
      facts: factsOf(person),
      otherUsccs,
      holds: new Set(),
    }),
  )
  const enterprises: Applicant[] = []
  for (const enterprise of city.enterprises) {
    const index = enterprise.agents[0] ?? enterprise.legalRepresentative
    const actor = await actingFor(workshop, actors[index]!, enterprise.name)
    enterprises.push({
      ...people[index]!,
      actor,
      kind: 'enterprise',
      regionCode: enterprise.regionCode,
      facts: {
        ...factsOf(city.people[index]!),
        'enterprise.name': enterprise.name,
        'enterprise.uscc': enterprise.uscc,
        'enterprise.address': enterprise.address,
        'enterprise.legalRepresentative': city.people[enterprise.legalRepresentative]!.name,
      },
      holds: new Set(),
    })
  }
  return {
    people,
    enterprises,
    staffFor(words, place, chance) {
      const asked = [words].flat()
      const able = staff.filter((actor) => asked.every((word) => covers(scopeOf(actor, word), place)))
      if (able.length === 0) throw new Error(`nobody holds ${asked.join(', ')} at ${place.regionCode}`)
      // The body's own people first: a region-wide word is there for the days nobody else is.
      const own = able.filter((actor) => actor.post?.organId === place.organId)
      return chance.oneOf(own.length > 0 ? own : able)
    },
  }
}

function factsOf({ name, idNumber, phone, address }: DemoPerson): Record<string, string> {
  return { 'person.name': name, 'person.idNumber': idNumber, 'person.phone': phone, 'person.address': address }
}

async function actingFor(workshop: Workshop, person: Actor, enterpriseName: string): Promise<Actor> {
  const { account } = await workshop.show(session, person, {})
  const mandate = account?.mandates.find((one) => one.principalName === enterpriseName)
  if (!mandate) throw new Error(`${person.name} holds no mandate of ${enterpriseName}`)
  return workshop.inside((ctx) => actorFor(ctx, { accountId: person.id, mandateId: mandate.id }))
}
