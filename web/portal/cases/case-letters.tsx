/** Letters of the case, and the licence it led to. */
import { letterContent, printLetters } from '#modules/cases/contract.ts'
import { addressOf } from '../../client/call.ts'
import { Card } from '../../ui/card.tsx'
import { momentWords } from '../../words/format.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { FileLink } from '../link-button.tsx'
import css from './case-page.module.css'
import type { MyCase } from './case-page.tsx'
import { LetterLink } from './letter-link.tsx'

export function CaseLetters({ file }: { file: MyCase }) {
  if (file.letters.length === 0) return null
  const opened = file.letters.filter((letter) => letter.opened)
  return (
    <Card title={words.letters}>
      <p className={css.quiet}>{words.letterText}</p>
      <ul className={css.letters}>
        {file.letters.map((letter) => (
          <li key={letter.id}>
            <div>
              <p>{letter.title}</p>
              <p className={css.quiet}>{words.issuedOn(momentWords(letter.issuedAt), letter.number)}</p>
              <p className={css.quiet}>
                {letter.opened ? words.openedAt(momentWords(letter.opened.at)) : words.notOpened}
              </p>
            </div>
            <LetterLink
              documentId={letter.documentId}
              href={addressOf(letterContent, { caseId: file.id, letterId: letter.id })}
              opened={letter.opened !== undefined}
              label={words.openLetter(letter.title)}
            >
              {words.open}
            </LetterLink>
          </li>
        ))}
      </ul>
      {opened.length > 1 ? (
        <FileLink href={addressOf(printLetters, { letters: opened.map(({ id }) => id).join(',') })}>
          {words.printLetters(opened.length)}
        </FileLink>
      ) : null}
    </Card>
  )
}
