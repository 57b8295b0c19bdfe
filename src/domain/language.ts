/** The languages of pane, presets and status words. */
export const languages = ['es', 'pl', 'en'] as const;
export type Language = (typeof languages)[number];
