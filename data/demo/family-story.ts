/** Who acts for a relative in the demo: a daughter for her aged mother, by the mother's own word, and for her child, as its guardian. */
import { recordRelative } from '#modules/counter/contract.ts'
import { actorFor, actorNamed } from '#modules/identity/index.ts'
import { authoriseRelative } from '#modules/identity/contract.ts'
import { type CasePlan, fileOnline } from './case-story.ts'
import type { Applicant } from './cast.ts'
import type { CityData, DemoPerson } from './city-data.ts'
import type { Stage } from './stage.ts'
import type { Workshop } from './workshop.ts'

/** Places in `people.json`: the citizen of the demo accounts, and her mother, the elder. */
const DAUGHTER = 0
const MOTHER = 2
const child = { name: '王小禾', idNumber: '990102201805163025', birthDate: '2018-05-16' } as const

const cardOf = ({ name, idNumber }: Pick<DemoPerson, 'name' | 'idNumber'>) => ({ name, idNumber })

/** The mother lets her daughter act for her, on her own phone. */
export async function letDaughterAct(
  workshop: Workshop,
  city: CityData,
  usernameOf: (index: number) => string,
): Promise<void> {
  const mother = await workshop.inside((ctx) => actorNamed(ctx, usernameOf(MOTHER)))
  await workshop.perform(authoriseRelative, mother, { relative: cardOf(city.people[DAUGHTER]!), relation: 'parent' })
}

/** A window sees the household register; from then on the mother applies for her child. */
export async function* forHerChild(stage: Stage, plan: CasePlan): AsyncGenerator<Date, void, void> {
  const { workshop, cast, chance } = stage
  const mother = cast.people[DAUGHTER]!
  yield plan.filedAt
  const clerk = cast.staffFor(['identity.verify', 'cases.receive'], plan.item, chance)
  const scan = await stage.upload({ actor: clerk }, '居民户口簿')
  const { id } = await workshop.perform(recordRelative, clerk, {
    person: cardOf(child),
    relative: { name: mother.facts['person.name']!, idNumber: mother.facts['person.idNumber']! },
    basis: 'guardian',
    relation: 'child',
    papers: 'household-register',
    scans: [scan],
  })
  yield stage.minutesLater(40)
  const actor = await workshop.inside((ctx) => actorFor(ctx, { accountId: mother.actor.id, mandateId: id }))
  const applicant: Applicant = {
    ...mother,
    actor,
    birthDate: child.birthDate,
    facts: { ...mother.facts, 'person.name': child.name, 'person.idNumber': child.idNumber },
    holds: new Set(),
  }
  await fileOnline(stage, { ...plan, applicant })
}
