/** The tree as a list of lists. Arrow keys walk, fold and unfold; with Alt they reorder. */
import { type KeyboardEvent, useRef, useState } from 'react'
import type { TreeNode } from '#modules/catalogue/contract.ts'
import { StateTag } from '../../../ui/state-tag.tsx'
import { workTreesWords as words } from '../../../words/zh/work-trees.ts'
import { childOf, type Path } from './tree-editing.ts'
import css from './trees.module.css'

export type OutlineProps = {
  nodes: readonly TreeNode[]
  chosen: Path | undefined
  /** Leaves that lead to nothing in the published list. */
  empty: ReadonlySet<Path>
  /** Nodes that have to be mended before the tree can be saved. */
  faulty: ReadonlySet<Path>
  onChoose: (path: Path) => void
  onShift: (path: Path, by: -1 | 1) => void
  onRemove: (path: Path) => void
  onAdd: (after: Path) => void
}

type Folding = { folded: ReadonlySet<Path>; fold: (path: Path, closed: boolean) => void }

export function Outline(props: OutlineProps) {
  const list = useRef<HTMLDivElement>(null)
  const [folded, setFolded] = useState<ReadonlySet<Path>>(new Set())
  const fold = (path: Path, closed: boolean) => {
    const next = new Set(folded)
    if (closed) next.add(path)
    else next.delete(path)
    setFolded(next)
  }
  const walk = (event: KeyboardEvent, by: -1 | 1) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[data-node]') ?? [])]
    all[all.indexOf(event.target as HTMLElement) + by]?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const path = (event.target as HTMLElement).dataset['node']
    if (path === undefined || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1
      if (event.altKey) props.onShift(path, by)
      else walk(event, by)
    } else if (event.key === 'ArrowLeft') fold(path, true)
    else if (event.key === 'ArrowRight') fold(path, false)
    else if (event.key === 'Delete') props.onRemove(path)
    else if (event.key === 'Insert') props.onAdd(path)
    else return
    event.preventDefault()
  }
  return (
    // The keys only shorten what the buttons inside do as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={list} onKeyDown={press}>
      <Level {...props} above="" folding={{ folded, fold }} />
    </div>
  )
}

function Level({ above, folding, ...props }: OutlineProps & { above: Path; folding: Folding }) {
  return (
    <ul className={above === '' ? css.outline : undefined}>
      {props.nodes.map((node) => (
        <OneNode key={node.key} {...props} node={node} path={childOf(above, node.key)} folding={folding} />
      ))}
    </ul>
  )
}

function OneNode({ node, path, folding, ...props }: OutlineProps & { node: TreeNode; path: Path; folding: Folding }) {
  const branch = node.nodes && node.nodes.length > 0
  const closed = folding.folded.has(path)
  return (
    <li>
      <div className={css.line}>
        {branch ? (
          <button
            type="button"
            className={css.fold}
            tabIndex={-1}
            aria-label={node.label}
            aria-expanded={!closed}
            onClick={() => folding.fold(path, !closed)}
          >
            <span aria-hidden="true">{closed ? '▸' : '▾'}</span>
          </button>
        ) : (
          <span className={css.leafMark} aria-hidden="true">
            ·
          </span>
        )}
        <button
          type="button"
          className={css.node}
          data-node={path}
          aria-current={props.chosen === path ? 'true' : undefined}
          onClick={() => props.onChoose(path)}
        >
          {node.label}
          {props.faulty.has(path) ? <StateTag tone="danger">{words.fault}</StateTag> : null}
          {props.empty.has(path) ? <StateTag tone="neutral">{words.nothing}</StateTag> : null}
        </button>
      </div>
      {branch && !closed ? <Level {...props} nodes={node.nodes!} above={path} folding={folding} /> : null}
    </li>
  )
}
