/** The one place where colours and sizes are chosen. From here come the CSS variables, the antd themes and the contrast test. */

export type ThemeName = 'portal' | 'workbench' | 'large' | 'screen'

export type Colours = {
  ink: string
  /** Text of less weight; still 7:1 on white. */
  secondary: string
  placeholder: string
  /** Separators; no meaning hangs on seeing them. */
  line: string
  /** Borders of controls: 3:1 against what is behind. */
  controlLine: string
  page: string
  card: string
  /** Headers of tables, reading forms, the row under the pointer. */
  quiet: string
  primary: string
  primaryHover: string
  primarySoft: string
  onPrimary: string
  success: string
  successSoft: string
  warning: string
  warningSoft: string
  danger: string
  dangerHover: string
  dangerSoft: string
}

export type Sizes = {
  text: number
  textLine: number
  small: number
  smallLine: number
  section: number
  sectionLine: number
  title: number
  titleLine: number
  /** Height of buttons and inputs. */
  control: number
  /** Least height of anything one taps. */
  target: number
  /** Padding of cards. */
  inset: number
  /** Space between blocks. */
  gap: number
}

export type Tokens = { colours: Colours; sizes: Sizes }

const calm: Colours = {
  ink: '#1F2329',
  secondary: '#4E5969',
  placeholder: '#5F6B7C',
  line: '#C9CDD4',
  controlLine: '#7A8494',
  page: '#F5F7FA',
  card: '#FFFFFF',
  quiet: '#EEF1F6',
  primary: '#1454C4',
  primaryHover: '#0E3F99',
  primarySoft: '#EAF1FD',
  onPrimary: '#FFFFFF',
  success: '#0B6B34',
  successSoft: '#E6F6EC',
  warning: '#8A4B00',
  warningSoft: '#FFF4E0',
  danger: '#B42318',
  dangerHover: '#8F1A12',
  dangerSoft: '#FEECEB',
}

/** 适老化: every text at least 7:1, borders that can be seen. */
const strong: Colours = {
  ink: '#000000',
  secondary: '#1F2329',
  placeholder: '#3D4654',
  line: '#6B7585',
  controlLine: '#1F2329',
  page: '#FFFFFF',
  card: '#FFFFFF',
  quiet: '#EEF1F6',
  primary: '#0A3A94',
  primaryHover: '#062A6E',
  primarySoft: '#E6EEFC',
  onPrimary: '#FFFFFF',
  success: '#05502A',
  successSoft: '#E6F6EC',
  warning: '#653400',
  warningSoft: '#FFF4E0',
  danger: '#861811',
  dangerHover: '#640F0A',
  dangerSoft: '#FEECEB',
}

export const themes: Readonly<Record<ThemeName, Tokens>> = {
  portal: {
    colours: calm,
    sizes: {
      text: 16,
      textLine: 26,
      small: 14,
      smallLine: 22,
      section: 20,
      sectionLine: 28,
      title: 28,
      titleLine: 38,
      control: 44,
      target: 44,
      inset: 16,
      gap: 16,
    },
  },
  workbench: {
    colours: calm,
    sizes: {
      text: 14,
      textLine: 22,
      small: 13,
      smallLine: 20,
      section: 16,
      sectionLine: 24,
      title: 20,
      titleLine: 28,
      control: 32,
      target: 32,
      inset: 12,
      gap: 12,
    },
  },
  large: {
    colours: strong,
    sizes: {
      text: 20,
      textLine: 32,
      small: 18,
      smallLine: 28,
      section: 26,
      sectionLine: 36,
      title: 34,
      titleLine: 46,
      control: 60,
      target: 60,
      inset: 20,
      gap: 20,
    },
  },
  screen: {
    colours: strong,
    sizes: {
      text: 28,
      textLine: 42,
      small: 24,
      smallLine: 34,
      section: 36,
      sectionLine: 48,
      title: 52,
      titleLine: 68,
      control: 80,
      target: 80,
      inset: 28,
      gap: 28,
    },
  },
}

export const fontFamily =
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', system-ui, sans-serif"

/** `--primary-hover: #0E3F99`, `--text-line: 26px`, … for the root element. */
export function cssVariables({ colours, sizes }: Tokens): Record<string, string> {
  const pairs = [
    ...Object.entries(colours).map(([key, value]) => [variable(key), value] as const),
    ...Object.entries(sizes).map(([key, value]) => [variable(key), `${value}px`] as const),
  ]
  return { ...Object.fromEntries(pairs), '--font': fontFamily }
}

function variable(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
