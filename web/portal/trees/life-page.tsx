/** 全生命周期: the stages of a person's or an enterprise's life, as a picture and as a list, and what there is to do in each. */
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { type CountedNode, tree } from '#modules/catalogue/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { treeWords as words } from '../../words/zh/portal-trees.ts'
import { PlaceChoice } from '../catalogue/place-choice.tsx'
import { LinkButton } from '../link-button.tsx'
import { NotFoundPage } from '../not-found-page.tsx'
import { usePlace } from '../place.ts'
import tabs from '../tabs.module.css'
import { LeafItems } from './leaf-items.tsx'
import { LifePicture } from './life-picture.tsx'
import { wayTo } from './tree-walk.ts'
import css from './trees.module.css'

type Life = 'person' | 'enterprise'

/** Links to this page differ by their query alone. */
const exactly = { exact: true, includeSearch: true } as const

export function LifePage() {
  const { tree: life } = useParams({ from: '/portal/life/$tree' })
  return life === 'person' || life === 'enterprise' ? <OneLife key={life} life={life} /> : <NotFoundPage />
}

function OneLife({ life }: { life: Life }) {
  const { at, as } = useSearch({ from: '/portal/life/$tree' })
  const place = usePlace()
  const view = useView(tree, { tree: life, region: place?.code }, { keepPrevious: true })
  return (
    <Stack>
      <PageTitle text={words.lifeTitle[life]} />
      <p>{words.lifeIntro}</p>
      <nav aria-label={words.shows} className={tabs.tabs}>
        {(['picture', 'list'] as const).map((one) => (
          <Link
            key={one}
            to="/life/$tree"
            params={{ tree: life }}
            search={{ ...(at ? { at } : {}), ...(one === 'list' ? { as: one } : {}) }}
            className={tabs.tab}
            activeOptions={exactly}
          >
            {one === 'list' ? words.asList : words.asPicture}
          </Link>
        ))}
      </nav>
      <Loaded of={view} lines={10}>
        {({ nodes, title }) => <Stages life={life} title={title} nodes={nodes} at={at} list={as === 'list'} />}
      </Loaded>
      <PlaceChoice />
    </Stack>
  )
}

type StagesProps = { life: Life; title: string; nodes: readonly CountedNode[]; at: string | undefined; list: boolean }

function Stages({ life, title, nodes, at, list }: StagesProps) {
  const way = wayTo(nodes, at)
  if (!way)
    return (
      <Empty
        title={words.missing}
        action={
          <LinkButton to="/life/$tree" params={{ tree: life }}>
            {words.restart}
          </LinkButton>
        }
      />
    )
  const [stage, leaf] = way
  return (
    <Stack>
      {list ? (
        <StageList life={life} nodes={nodes} />
      ) : (
        <LifePicture tree={life} title={title} nodes={nodes} stage={stage?.key} leaf={leaf?.key} />
      )}
      {leaf ? <Chosen key={at} life={life} at={at!} label={leaf.label} /> : null}
    </Stack>
  )
}

function Chosen({ life, at, label }: { life: Life; at: string; label: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section className={css.here} aria-labelledby="chosen-leaf">
      <h2 ref={heading} id="chosen-leaf" tabIndex={-1}>
        {words.things(label)}
      </h2>
      <LeafItems tree={life} path={at} label={label} />
    </section>
  )
}

/** The same tree, as a list. */
function StageList({ life, nodes }: { life: Life; nodes: readonly CountedNode[] }) {
  return (
    <ol className={css.stages} aria-label={words.stages}>
      {nodes.map((node) => (
        <li key={node.key}>
          <h2>{node.label}</h2>
          {node.hint ? <p className={css.quiet}>{node.hint}</p> : null}
          <ul>
            {(node.nodes ?? []).map((leaf) => (
              <li key={leaf.key}>
                <Link
                  to="/life/$tree"
                  params={{ tree: life }}
                  search={{ at: `${node.key}/${leaf.key}`, as: 'list' }}
                  className={css.leaf}
                  activeOptions={exactly}
                >
                  <span>{leaf.label}</span>
                  <span className={css.quiet}>{leaf.items > 0 ? words.count(leaf.items) : words.none}</span>
                </Link>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
