/** Somebody else saved the tree meanwhile: where the two differ, and which one stays. */
import { Button } from 'antd'
import type { TreeNode } from '#modules/catalogue/contract.ts'
import { Buttons } from '../../../ui/card.tsx'
import { workTreesWords } from '../../../words/zh/work-trees.ts'
import page from '../catalogue.module.css'
import { differing, wantText } from './tree-editing.ts'
import css from './trees.module.css'

const words = workTreesWords.conflict

export type ConflictProps = {
  mine: readonly TreeNode[]
  theirs: readonly TreeNode[]
  onMine: () => void
  onTheirs: () => void
}

export function Conflict({ mine, theirs, onMine, onTheirs }: ConflictProps) {
  const different = differing(mine, theirs)
  return (
    <div role="alert" className={`${page.faults} ${css.said}`}>
      <p>{words.text}</p>
      {different.length === 0 ? <p>{words.same}</p> : null}
      <ul>
        {different.map((one) => (
          <li key={one.path}>
            {words.mineSays(said(one.mine))}；{words.theirsSays(said(one.theirs))}
          </li>
        ))}
      </ul>
      <Buttons>
        <Button onClick={onTheirs}>{words.takeTheirs}</Button>
        <Button danger onClick={onMine}>
          {words.keepMine}
        </Button>
      </Buttons>
    </div>
  )
}

function said(node: TreeNode | undefined): string {
  if (!node) return words.none
  const more = [node.hint, node.question, ...(node.wants ?? []).map(wantText)].filter(Boolean)
  return more.length > 0 ? `“${node.label}”（${more.join('；')}）` : `“${node.label}”`
}
