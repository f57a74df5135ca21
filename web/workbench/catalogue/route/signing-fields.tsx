/** Countersignatures asked for from the start: by whom, together or one after another, and how many must agree. */
import { Button } from 'antd'
import { TickField, FieldGroup, SelectField } from '../../../ui/field.tsx'
import { workRouteDrawingWords as words } from '../../../words/zh/work-route-drawing.ts'
import { optionsOf } from '../small-fields.tsx'
import { useStableKeys } from '../../../ui/use-stable-keys.ts'
import type { Post, Signing } from './canvas.ts'
import { PostFields } from './post-fields.tsx'
import css from './route.module.css'

const HEAD: Post = { body: 'handling', role: 'department-head' }

type SigningFieldsProps = { signing: Signing | undefined; onChange: (signing: Signing | undefined) => void }

export function SigningFields({ signing, onChange }: SigningFieldsProps) {
  const posts = signing?.posts ?? []
  const { keys, insert, remove } = useStableKeys(posts.length)
  const change = (part: Partial<Signing>) => signing && onChange({ ...signing, ...part })
  const quorums = Object.fromEntries(posts.map((_, at) => [String(at + 1), words.quorumOf(at + 1)]))
  return (
    <>
      <TickField
        label={words.signingOn}
        checked={signing !== undefined}
        onChange={(on) => onChange(on ? { order: 'parallel', quorum: 'all', posts: [HEAD] } : undefined)}
      />
      {signing ? (
        <>
          {posts.map((post, at) => (
            <FieldGroup key={keys[at]} label={`${words.signer} ${at + 1}`}>
              <div className={css.signer}>
                <PostFields post={post} onChange={(next) => change({ posts: posts.with(at, next) })} />
                {posts.length > 1 ? (
                  <Button
                    onClick={() => {
                      remove(at)
                      change({ posts: posts.toSpliced(at, 1), quorum: 'all' })
                    }}
                  >
                    {words.removeSigner}
                  </Button>
                ) : null}
              </div>
            </FieldGroup>
          ))}
          <Button
            onClick={() => {
              insert(posts.length)
              change({ posts: [...posts, HEAD] })
            }}
          >
            {words.addSigner}
          </Button>
          <SelectField
            label={words.order}
            required
            options={optionsOf(words.orders)}
            value={signing.order}
            onChange={(order) => order && change({ order: order as Signing['order'] })}
          />
          <SelectField
            label={words.quorum}
            required
            options={[{ value: 'all', label: words.quorumAll }, ...optionsOf(quorums)]}
            value={signing.quorum}
            onChange={(quorum) => quorum && change({ quorum })}
          />
        </>
      ) : null}
    </>
  )
}
