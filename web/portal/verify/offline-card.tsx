/** How a file is verified without us: our roots with their fingerprints, and the command that needs nothing else. */
import { rootsFile, sealChains, verifyRoots } from '#modules/documents/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { Loaded } from '../../ui/states.tsx'
import { fullDateWords } from '../../words/format.ts'
import { licenceWords as words } from '../../words/zh/portal-licences.ts'
import css from './verify.module.css'

const COMMAND = 'npm run verify -- 文件.pdf --roots onewindow-roots.pem'

export function OfflineCard() {
  const view = useView(verifyRoots, {})
  return (
    <Card title={words.offline}>
      <Stack>
        <p>{words.offlineText}</p>
        <Loaded of={view} lines={3}>
          {({ roots }) => (
            <ul className={css.roots} aria-label={words.roots}>
              {roots.map(({ fingerprint, name, chain, validUntil }) => (
                <li key={fingerprint}>
                  {name}（{sealChains[chain]}，{words.rootUntil(fullDateWords(validUntil.slice(0, 10)))}）
                  <br />
                  <span className={css.quiet}>{words.rootFingerprint}</span> <code>{inFours(fingerprint)}</code>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        <p>
          <a href={rootsFile.path} download>
            {words.downloadRoots}
          </a>
        </p>
        <p className={css.quiet}>
          {words.offlineCommand}
          <br />
          <code>{COMMAND}</code>
        </p>
      </Stack>
    </Card>
  )
}

/** Read aloud over the telephone four signs at a time. */
const inFours = (fingerprint: string) => fingerprint.match(/.{4}/g)!.join(' ')
