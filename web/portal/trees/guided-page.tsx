/** 问答式引导: three or four taps from a life situation to the item. The address keeps the path, so back goes one tap back. */
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { type CountedNode, tree } from '#modules/catalogue/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { treeWords as words } from '../../words/zh/portal-trees.ts'
import { PlaceChoice } from '../catalogue/place-choice.tsx'
import { HelpLine } from '../help-line.tsx'
import { LinkButton } from '../link-button.tsx'
import { usePlace } from '../place.ts'
import { LeafItems } from './leaf-items.tsx'
import { pathTo, wayTo } from './tree-walk.ts'
import css from './trees.module.css'

/** Links to this page differ by their query alone. */
const exactly = { exact: true, includeSearch: true } as const

export function GuidedPage() {
  const { path } = useSearch({ from: '/portal/guide' })
  const place = usePlace()
  const view = useView(tree, { tree: 'guidance', region: place?.code }, { keepPrevious: true })
  return (
    <Stack>
      <PageTitle text={words.guideTitle} />
      <Loaded of={view} lines={6}>
        {({ nodes }) => <Walk nodes={nodes} path={path} />}
      </Loaded>
      <PlaceChoice />
    </Stack>
  )
}

function Walk({ nodes, path }: { nodes: readonly CountedNode[]; path: string | undefined }) {
  const way = wayTo(nodes, path)
  if (!way) return <Empty title={words.missing} action={<LinkButton to="/guide">{words.restart}</LinkButton>} />
  const here = way.at(-1)
  const choices = (here ? (here.nodes ?? []) : nodes).filter((node) => node.items > 0)
  return (
    <Stack>
      {way.length > 0 ? <Chosen way={way} /> : <p>{words.guideIntro}</p>}
      {here && !here.nodes?.length ? (
        <Here key={path} heading={here.label}>
          <LeafItems tree="guidance" path={pathTo(way)} label={here.label} />
        </Here>
      ) : (
        <Here key={path} heading={here ? (here.question ?? words.anyQuestion) : words.firstQuestion}>
          {choices.length === 0 ? (
            <>
              <Empty title={words.noBranches}>{words.nothingText}</Empty>
              <HelpLine />
            </>
          ) : (
            <ul className={css.choices}>
              {choices.map((node) => (
                <li key={node.key}>
                  <Link
                    to="/guide"
                    search={{ path: pathTo([...way, node]) }}
                    activeOptions={exactly}
                    className={css.choice}
                  >
                    <strong>{node.label}</strong>
                    <span className={css.quiet}>
                      {[node.hint, words.count(node.items)].filter(Boolean).join(' · ')}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Here>
      )}
    </Stack>
  )
}

/** What one has chosen so far; each of them a way back. */
function Chosen({ way }: { way: readonly CountedNode[] }) {
  return (
    <nav aria-label={words.path} className={css.path}>
      <ol>
        {way.map((node, at) => (
          <li key={node.key}>
            <Link to="/guide" search={{ path: pathTo(way, at + 1) }} activeOptions={exactly} className={css.step}>
              {node.label}
            </Link>
          </li>
        ))}
      </ol>
      <span className={css.back}>
        <Link
          to="/guide"
          search={way.length > 1 ? { path: pathTo(way, way.length - 1) } : {}}
          activeOptions={exactly}
          className={css.step}
        >
          {words.back}
        </Link>
        <Link to="/guide" activeOptions={exactly} className={css.step}>
          {words.restart}
        </Link>
      </span>
    </nav>
  )
}

/** The next question takes the focus: the tap that led here is gone. */
function Here({ heading, children }: { heading: string; children: React.ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (new URLSearchParams(location.search).has('path')) title.current?.focus()
  }, [])
  return (
    <section className={css.here} aria-label={heading}>
      <h2 ref={title} tabIndex={-1}>
        {heading}
      </h2>
      {children}
    </section>
  )
}
