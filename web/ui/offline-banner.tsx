/** Says that the network is gone and that nothing typed is lost. */
import { useOnline } from '../client/online.ts'
import { uiWords } from '../words/zh/ui.ts'
import css from './offline-banner.module.css'

export function OfflineBanner() {
  const online = useOnline()
  return <div aria-live="polite">{online ? null : <p className={css.banner}>{uiWords.offline}</p>}</div>
}
