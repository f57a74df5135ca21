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
import { antdTheme } from './antd-theme.ts'
import './base.css'
import { cssVariables, type ThemeName, themes } from './tokens.ts'

export type Face = 'portal' | 'workbench' | 'screen'

type TextSize = { large: boolean; setLarge: (large: boolean) => void }

const remembered = 'onewindow.large-text'
const TextSizeContext = createContext<TextSize>({ large: false, setLarge: () => undefined })
// antd is CommonJS to TypeScript and an ES module to Vite: the default export is the locale itself at run time.
const locale = zhCN as unknown as NonNullable<Parameters<typeof ConfigProvider>[0]['locale']>

/** Whether the person reads in large text (适老化), and the switch. */
export function useTextSize(): TextSize {
  return useContext(TextSizeContext)
}

/** Wraps everything once. Hall screens have their own size and no switch. */
export function Theme({ face, children }: { face: Face; children: ReactNode }) {
  const [large, setLarge] = useState(readRemembered)
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const byFinger = useMedia('(pointer: coarse)')
  const name = themeOf(face, large, byFinger)

  useLayoutEffect(() => {
    const root = document.documentElement
    root.dataset.theme = name
    for (const [key, value] of Object.entries(cssVariables(themes[name]))) root.style.setProperty(key, value)
  }, [name])

  useEffect(() => {
    try {
      localStorage.setItem(remembered, large ? '1' : '0')
    } catch {
      // Private windows may refuse storage; the choice then lasts as long as the page.
    }
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

function readRemembered(): boolean {
  try {
    return localStorage.getItem(remembered) === '1'
  } catch {
    return false
  }
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
  return useSyncExternalStore(subscribe, () => window.matchMedia(words).matches)
}
