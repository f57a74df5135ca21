/** A post, chosen by its body. */
import { useState } from 'react'
import { postList } from '#modules/organs/contract.ts'
import { useView } from '../../client/hooks.ts'
import { SelectField } from '../../ui/field.tsx'
import { peopleWords } from '../../words/zh/work-people.ts'
import { OrganField } from '../organ-field.tsx'

const words = peopleWords.staff
const MOST = 100

export type PostFieldProps = { value: string; error?: string; onChange: (postId: string) => void }

export function PostField({ value, error, onChange }: PostFieldProps) {
  const [organId, setOrganId] = useState('')
  const posts = useView(postList, { organId, limit: MOST }, { when: organId !== '' })
  return (
    <>
      <OrganField
        label={words.organ}
        findLabel={words.organFind}
        value={organId}
        onChange={(next) => {
          setOrganId(next)
          onChange('')
        }}
      />
      <SelectField
        label={words.post}
        options={(organId === '' ? [] : (posts.data?.rows ?? [])).map((post) => ({
          value: post.id,
          label: post.title,
        }))}
        value={value}
        error={error}
        onChange={onChange}
      />
    </>
  )
}
