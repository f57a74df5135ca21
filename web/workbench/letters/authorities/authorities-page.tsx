/** Whose certificates the city recognises: what waits, what holds, what has ended, each with who and why. */
import { Link } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import { authorityList, authorityPurposes, authorityStates, sealChains } from '#modules/documents/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { type Fact, FactList } from '../../../ui/fact-list.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { StandInBadge } from '../../../ui/stand-in-badge.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { fullDateWords, momentWords } from '../../../words/format.ts'
import { workAuthorityWords as words } from '../../../words/zh/work-authorities.ts'
import css from '../letters.module.css'
import { AuthorityActs } from './authority-acts.tsx'
import { ProposeAuthority } from './propose-authority.tsx'

export type AuthorityShown = OutputOf<typeof authorityList>['rows'][number]

const tones = { proposed: 'warning', recognised: 'success', declined: 'neutral', ended: 'neutral' } as const

export function AuthoritiesPage() {
  const list = useView(authorityList, {})
  return (
    <Stack>
      <PageTitle text={words.page} />
      <p>{words.lead}</p>
      <p>
        <Link to={'/work/seals' as string}>{words.seals}</Link>
      </p>
      <Loaded of={list}>
        {({ rows, mayPropose }) => (
          <>
            {mayPropose ? <ProposeAuthority /> : null}
            <Card title={words.list}>
              <ul className={css.blocks}>
                {rows.map((one) => (
                  <li key={one.id ?? one.fingerprint}>
                    <h2>
                      {one.name} <StateTag tone={tones[one.state]}>{authorityStates[one.state]}</StateTag>
                    </h2>
                    {one.id ? null : <StandInBadge of={words.own} />}
                    <FactList columns={2} facts={factsOf(one)} />
                    <AuthorityActs authority={one} />
                  </li>
                ))}
              </ul>
            </Card>
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function factsOf(one: AuthorityShown): Fact[] {
  const { facts } = words
  const told = (key: 'proposed' | 'answered' | 'ended') => {
    const said = one[key]
    return said ? [{ key, label: facts[key], value: words.said(said.by, momentWords(said.at), said.because) }] : []
  }
  const { trustedFrom, trustedUntil, revocations } = one
  return [
    { key: 'subject', label: facts.subject, value: one.subject },
    { key: 'chain', label: facts.chain, value: sealChains[one.chain] },
    {
      key: 'validity',
      label: facts.validity,
      value: words.period(fullDateWords(one.validFrom.slice(0, 10)), fullDateWords(one.validUntil.slice(0, 10))),
    },
    { key: 'purposes', label: facts.purposes, value: one.purposes.map((each) => authorityPurposes[each]).join('、') },
    ...(trustedFrom
      ? [
          {
            key: 'trusted',
            label: facts.trusted,
            value: words.period(fullDateWords(trustedFrom), trustedUntil && fullDateWords(trustedUntil)),
          },
        ]
      : []),
    ...(one.id
      ? [
          {
            key: 'revocations',
            label: facts.revocations,
            value: revocations
              ? words.listOf(
                  momentWords(revocations.listedAt),
                  revocations.count,
                  revocations.next && momentWords(revocations.next),
                )
              : words.noList,
          },
        ]
      : []),
    ...told('proposed'),
    ...told('answered'),
    ...told('ended'),
    { key: 'fingerprint', label: facts.fingerprint, value: one.fingerprint.replace(/(.{8})(?=.)/g, '$1 ') },
  ]
}
