/** What a node of a tree leads to, each with the situation it was reached in; and ways on when it is not among them. */
import { treeItems, type TreeKey } from '#modules/catalogue/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { treeWords as words } from '../../words/zh/portal-trees.ts'
import { ItemRows } from '../catalogue/item-rows.tsx'
import { HelpLine } from '../help-line.tsx'
import { LinkButton } from '../link-button.tsx'
import { usePlace } from '../place.ts'
import css from './trees.module.css'

const most = 50

export function LeafItems({ tree, path, label }: { tree: TreeKey; path: string; label: string }) {
  const place = usePlace()
  const view = useView(treeItems, { tree, path, region: place?.code, limit: most })
  return (
    <Loaded of={view} lines={6}>
      {({ items }) => (
        <Stack>
          {items.length === 0 ? (
            <Empty title={words.nothingTitle}>{words.nothingText}</Empty>
          ) : (
            <ItemRows items={items} label={label}>
              {(item) => (item.situation ? <p className={css.quiet}>{item.situation}</p> : null)}
            </ItemRows>
          )}
          <section className={css.otherwise} aria-label={words.notThese}>
            <strong>{words.notThese}</strong>
            <p>
              <LinkButton to="/search" search={{ q: label }}>
                {words.search}
              </LinkButton>
            </p>
            <HelpLine />
          </section>
        </Stack>
      )}
    </Loaded>
  )
}
