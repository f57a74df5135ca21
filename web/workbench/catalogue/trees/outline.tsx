/** The tree as a list of lists. Arrow keys walk, fold and unfold; with Alt they reorder. */
import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { TreeNode } from '#modules/catalogue/contract.ts'
import { StateTag } from '../../../ui/state-tag.tsx'
import { useKeysWithin } from '../../../ui/use-keys-within.ts'
import { workTreesWords as words } from '../../../words/zh/work-trees.ts'
import { childOf, everyNode, type Path } from './tree-editing.ts'
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

type Folding = { isOpen: (path: Path) => boolean; turn: (path: Path, open: boolean) => void }

export function Outline(props: OutlineProps) {
  const [open, setOpen] = useState<ReadonlySet<Path>>(new Set())
  // The way to the chosen node stays open, wherever it was chosen.
  const isOpen = (path: Path) => open.has(path) || (props.chosen?.startsWith(`${path}/`) ?? false)
  const turn = (path: Path, opened: boolean) => {
    const next = new Set(open)
    if (opened) next.add(path)
    else next.delete(path)
    setOpen(next)
  }
  const list = useKeysWithin<HTMLDivElement>((event, within) => {
    const path = (event.target as HTMLElement).dataset['node']
    if (path === undefined || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1
      const all = [...within.querySelectorAll<HTMLElement>('[data-node]')]
      if (event.altKey) props.onShift(path, by)
      else all[all.indexOf(event.target as HTMLElement) + by]?.focus()
    } else if (event.key === 'ArrowLeft') turn(path, false)
    else if (event.key === 'ArrowRight') turn(path, true)
    else if (event.key === 'Delete') props.onRemove(path)
    else if (event.key === 'Insert') props.onAdd(path)
    else return
    event.preventDefault()
  })
  return (
    <div ref={list}>
      <div className={css.tools}>
        <Button onClick={() => setOpen(new Set(everyNode(props.nodes).map(({ path }) => path)))}>
          {words.openAll}
        </Button>
        <Button onClick={() => setOpen(new Set())}>{words.closeAll}</Button>
      </div>
      <Level {...props} above="" folding={{ isOpen, turn }} />
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
  const open = folding.isOpen(path)
  return (
    <li>
      <div className={css.line}>
        {branch ? (
          <button
            type="button"
            className={css.fold}
            tabIndex={-1}
            aria-label={words.below(node.label)}
            aria-expanded={open}
            onClick={() => folding.turn(path, !open)}
          >
            {open ? <CaretDownOutlined aria-hidden="true" /> : <CaretRightOutlined aria-hidden="true" />}
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
          onClick={() => {
            props.onChoose(path)
            if (branch) folding.turn(path, true)
          }}
        >
          {node.label}
          {props.faulty.has(path) ? <StateTag tone="danger">{words.fault}</StateTag> : null}
          {props.empty.has(path) ? <StateTag tone="neutral">{words.nothing}</StateTag> : null}
        </button>
      </div>
      {branch && open ? <Level {...props} nodes={node.nodes!} above={path} folding={folding} /> : null}
    </li>
  )
}
