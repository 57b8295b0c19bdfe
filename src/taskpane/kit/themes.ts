import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** One hue, even steps of lightness; 80 carries white text at more than 5 : 1. */
const petrol: BrandVariants = {
  10: '#001016',
  20: '#011b23',
  30: '#002a36',
  40: '#003544',
  50: '#004152',
  60: '#004d61',
  70: '#005a70',
  80: '#00687f',
  90: '#0a768e',
  100: '#22859d',
  110: '#3a94ab',
  120: '#53a4b9',
  130: '#6eb5c8',
  140: '#8cc7d7',
  150: '#aed9e5',
  160: '#d1ebf2',
};

const dark = createDarkTheme(petrol);

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: createLightTheme(petrol),
  // Fluent's own advice: on dark, brand text needs the lighter steps to stay readable.
  dark: { ...dark, colorBrandForeground1: petrol[120], colorBrandForeground2: petrol[130] },
  contrast: teamsHighContrastTheme,
};
