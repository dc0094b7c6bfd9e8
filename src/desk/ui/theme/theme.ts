import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const sea: MantineColorsTuple = [
  '#e6f3f4',
  '#cbe5e8',
  '#9bcdd3',
  '#66b3bc',
  '#3a919c',
  '#1c7681',
  '#0d626d',
  '#08525c',
  '#06434b',
  '#04343b',
]
const gray: MantineColorsTuple = [
  '#f6f8f8',
  '#eef1f2',
  '#e2e7e8',
  '#cdd5d7',
  '#aab6b9',
  '#7f8d91',
  '#566468',
  '#43504f',
  '#2c3739',
  '#1a2224',
]
const dark: MantineColorsTuple = [
  '#dbe3e4',
  '#b9c4c6',
  '#9aa8ab',
  '#6d7d81',
  '#465659',
  '#334245',
  '#243033',
  '#182123',
  '#11181a',
  '#0b1112',
]

const FONTS =
  'system-ui, "Segoe UI", "Noto Sans Arabic", "Noto Sans", "Geeza Pro", Tahoma, -apple-system, Roboto, sans-serif'

/** The desk's own look: small, quiet, dense; one colour for what can be acted on. */
export const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: { light: 6, dark: 5 },
  autoContrast: true,
  luminanceThreshold: 0.36,
  colors: { sea, gray, dark },
  fontFamily: FONTS,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "Noto Sans Mono", monospace',
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.5' },
  headings: { fontFamily: FONTS, fontWeight: '650', sizes: { h1: { fontSize: '1.25rem', lineHeight: '1.4' } } },
  defaultRadius: 'sm',
  radius: { xs: '0.25rem', sm: '0.4rem', md: '0.6rem', lg: '0.9rem', xl: '1.4rem' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    // Mantine's placeholder for the first focus is not allowed inside a menu; without it the first item has the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 } } },
    TextInput: { defaultProps: { size: 'sm' } },
    Badge: { defaultProps: { radius: 'sm', variant: 'light' } },
  },
})

/** What Mantine's own variables are on the desk, where they differ from the theme's palette. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-body': '#ffffff',
    '--mantine-color-placeholder': gray[6],
  },
  dark: { '--mantine-color-dimmed': dark[2], '--mantine-color-body': dark[7], '--mantine-color-placeholder': dark[2] },
})
