/** Somebody else saved the tree meanwhile: both sides of every branch where the two part, to be put together into one. */
import { Button } from 'antd'
import { useState } from 'react'
import type { TreeNode } from '#modules/catalogue/contract.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { workTreesWords } from '../../../words/zh/work-trees.ts'
import type { Side } from '../merging.ts'
import { TwoSides } from '../two-sides.tsx'
import { everyNode, nodeAt, parentOf, type Path, wantText } from './tree-editing.ts'
import { mergedTree, ownSides, type Parting, partings } from './tree-merging.ts'

const words = workTreesWords.conflict

export type TreeText = { title: string; nodes: readonly TreeNode[] }

export type ConflictProps = {
  /** What both began with. */
  base: TreeText
  mine: TreeText
  theirs: TreeText
  onSettle: (tree: TreeText) => void
  /** Goes on writing; nothing is saved or lost. */
  onPostpone: () => void
}

/** No choice has an empty way to it. */
const TITLE: Path = ''

export function Conflict({ base, mine, theirs, onSettle, onPostpone }: ConflictProps) {
  const trees = { base: base.nodes, mine: mine.nodes, theirs: theirs.nodes }
  const parted = partings(trees)
  const [sides, setSides] = useState<ReadonlyMap<Path, Side>>(
    () => new Map([...ownSides(parted), [TITLE, mine.title === base.title ? 'theirs' : 'mine']]),
  )
  const sideOf = (path: Path) => sides.get(path) ?? 'mine'
  const choose = (path: Path) => (side: Side) => setSides(new Map([...sides, [path, side]]))
  const settle = () =>
    onSettle({
      title: (sideOf(TITLE) === 'mine' ? mine : theirs).title,
      nodes: mergedTree(trees, sides),
    })
  return (
    <Dialog
      open
      wide
      title={words.title}
      onClose={onPostpone}
      footer={
        <>
          <Button type="primary" onClick={settle}>
            {words.verb}
          </Button>
          <Button onClick={() => onSettle(theirs)}>{words.allTheirs}</Button>
        </>
      }
    >
      <p>{words.text}</p>
      {mine.title === theirs.title ? null : (
        <TwoSides
          name={TITLE}
          title={words.treeTitle}
          mine={{ title: words.mine, texts: [mine.title] }}
          theirs={{ title: words.theirs, texts: [theirs.title] }}
          side={sideOf(TITLE)}
          onChoose={choose(TITLE)}
        />
      )}
      {parted.length === 0 && mine.title === theirs.title ? <p>{words.same}</p> : null}
      {parted.map((parting) => (
        <TwoSides
          key={parting.path}
          name={parting.path}
          title={wayTo(parting, mine.nodes, theirs.nodes)}
          by={words.by[parting.by]}
          mine={{ title: words.mine, texts: textsOf(parting.mine, parting) }}
          theirs={{ title: words.theirs, texts: textsOf(parting.theirs, parting) }}
          side={sideOf(parting.path)}
          onChoose={choose(parting.path)}
        />
      ))}
    </Dialog>
  )
}

/** 孩子出生 › 上户口 */
function wayTo({ path, mine, theirs }: Parting, ...trees: readonly (readonly TreeNode[])[]): string {
  const above: string[] = []
  for (let at = parentOf(path); at !== ''; at = parentOf(at))
    above.unshift(trees.map((tree) => nodeAt(tree, at)?.label).find(Boolean) ?? '')
  return [...above, (mine ?? theirs)!.label].join(' › ')
}

function textsOf(node: TreeNode | undefined, { mine, theirs }: Parting): string[] {
  if (!node) return [words.none]
  const below = mine && theirs ? 0 : everyNode(node.nodes ?? []).length
  const more = [node.hint, node.question, ...(node.wants ?? []).map(wantText)].filter((one) => one !== undefined)
  return [words.branch(node.label, below), ...more.filter((one) => one !== '')]
}
