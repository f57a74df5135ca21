/** Gives a face its theme, remembers who wants large text, and tells antd. */
import { ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { readsLarge, rememberTextSize } from '#kernel/text-size.ts'
import { antdTheme } from './antd-theme.ts'
import './base.css'
import { cssVariables, type ThemeName, themes } from './tokens.ts'

export type Face = 'portal' | 'workbench' | 'screen'

type TextSize = { large: boolean; setLarge: (large: boolean) => void }

const TextSizeContext = createContext<TextSize>({ large: false, setLarge: () => undefined })
/** The text size of a first picture, drawn where there is no browser to remember one. */
export const FirstTextSize = createContext<boolean | undefined>(undefined)
// antd is CommonJS to TypeScript and an ES module to Vite: the default export is the locale itself at run time.
const locale = zhCN as unknown as NonNullable<Parameters<typeof ConfigProvider>[0]['locale']>

/** Whether the person reads in large text (适老化), and the switch. */
export function useTextSize(): TextSize {
  return useContext(TextSizeContext)
}

/** Wraps everything once. Hall screens have their own size and no switch. */
export function Theme({ face, children }: { face: Face; children: ReactNode }) {
  const drawnIn = useContext(FirstTextSize)
  const [large, setLarge] = useState(() => drawnIn ?? readsLarge(document.cookie))
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const byFinger = useMedia('(pointer: coarse)')
  const name = themeOf(face, large, byFinger)

  useLayoutEffect(() => {
    const root = document.documentElement
    root.dataset.theme = name
    for (const [key, value] of Object.entries(cssVariables(themes[name]))) root.style.setProperty(key, value)
  }, [name])

  useEffect(() => {
    document.cookie = rememberTextSize(large)
  }, [large])

  const theme = useMemo(() => antdTheme(name, still), [name, still])
  const textSize = useMemo(() => ({ large, setLarge }), [large])
  return (
    <TextSizeContext value={textSize}>
      <ConfigProvider locale={locale} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        {children}
      </ConfigProvider>
    </TextSizeContext>
  )
}

/** Under a finger the workbench is drawn at the portal's sizes: its own are for a mouse. */
function themeOf(face: Face, large: boolean, byFinger: boolean): ThemeName {
  if (face === 'screen') return 'screen'
  if (large) return 'large'
  return byFinger ? 'portal' : face
}

function useMedia(words: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const query = window.matchMedia(words)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    [words],
  )
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(words).matches,
    () => false,
  )
}
