/** A life-cycle tree as a picture: every node is a link, so it can be clicked, reached by the keyboard and read out. */
import { useNavigate } from '@tanstack/react-router'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import type { CountedNode, TreeKey } from '#modules/catalogue/contract.ts'
import { treeWords as words } from '../../words/zh/portal-trees.ts'
import { type Place, pictureOf } from './picture-layout.ts'
import css from './life-picture.module.css'

type Props = {
  tree: Exclude<TreeKey, 'guidance'>
  title: string
  nodes: readonly CountedNode[]
  stage: string | undefined
  leaf: string | undefined
}

const textSize = 16

export function LifePicture({ tree, title, nodes, stage, leaf }: Props) {
  const frame = useRef<HTMLElement>(null)
  const width = useWidth(frame)
  const picture = width > 0 ? pictureOf(nodes, width, stage, leaf) : undefined
  return (
    <nav ref={frame} aria-label={words.pictureOf(title)} className={css.frame}>
      {picture ? (
        <svg viewBox={`0 0 ${picture.width} ${picture.height}`} width="100%" className={css.picture}>
          {picture.branches.map((branch) => (
            <path key={branch.key} d={branch.line} className={branch.kind === 'leaf' ? css.twig : css.branch} />
          ))}
          {picture.root ? (
            <g aria-hidden="true">
              <circle cx={picture.root.x + 46} cy={picture.root.y} r={46} className={css.root} />
              <RootWords x={picture.root.x + 46} y={picture.root.y} text={title} />
            </g>
          ) : null}
          {picture.free ? (
            <text {...picture.free} aria-hidden="true" className={css.free}>
              {words.openOne}
            </text>
          ) : null}
          {picture.places.map((place) => (
            <NodeLink key={place.path} tree={tree} place={place} />
          ))}
        </svg>
      ) : null}
    </nav>
  )
}

function RootWords({ x, y, text }: { x: number; y: number; text: string }) {
  const half = Math.ceil(text.length / 2)
  return (
    <>
      <text x={x} y={y - 4} className={css.rootText}>
        {text.slice(0, half)}
      </text>
      <text x={x} y={y + 16} className={css.rootText}>
        {text.slice(half)}
      </text>
    </>
  )
}

function NodeLink({ tree, place }: { tree: Props['tree']; place: Place }) {
  const { node, path, kind, x, y, width, height, chosen } = place
  const navigate = useNavigate()
  // An open stage closes when it is pressed again.
  const to = chosen && kind === 'stage' ? '' : path
  const href = to === '' ? `/life/${tree}` : `/life/${tree}?at=${encodeURIComponent(to)}`
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    void navigate({
      to: '/life/$tree',
      params: { tree },
      search: to === '' ? {} : { at: to },
      resetScroll: false,
    })
  }
  const none = node.items === 0
  const count = none ? words.none : words.count(node.items)
  const room = (width - 28) / textSize
  const hint = kind === 'stage' && node.hint && room > 14 ? node.hint : undefined
  return (
    <a
      href={href}
      className={css.node}
      data-kind={kind}
      data-chosen={chosen ? true : undefined}
      data-none={none ? true : undefined}
      aria-label={[node.label, hint, count].filter(Boolean).join('，')}
      aria-current={chosen ? 'true' : undefined}
      onClick={go}
    >
      <rect x={x} y={y} width={width} height={height} rx={kind === 'stage' ? 8 : height / 2} />
      <text x={x + 14} y={y + height / 2 + (hint ? -3 : 6)} className={css.label}>
        {shortened(node.label, room - count.length * 0.8 - 1)}
      </text>
      {hint ? (
        <text x={x + 14} y={y + height / 2 + 16} className={css.hint}>
          {shortened(hint, room * 1.2)}
        </text>
      ) : null}
      <text x={x + width - 14} y={y + height / 2 + 5} className={css.count}>
        {count}
      </text>
    </a>
  )
}

function shortened(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, Math.max(2, Math.floor(characters) - 1))}…`
}

/** The width of the frame in units of which 16 are one character of its text: large text makes a narrower picture. */
function useWidth(frame: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const measure = () => {
      const size = Number.parseFloat(getComputedStyle(element).fontSize) || textSize
      setWidth(Math.round((element.clientWidth * textSize) / size))
    }
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    const theme = new MutationObserver(measure)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      watcher.disconnect()
      theme.disconnect()
    }
  }, [frame])
  return width
}
