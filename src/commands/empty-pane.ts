import { noSubjects, type PaneState, type Sentence } from './pane-state.ts';
import type { Language } from '../domain/language.ts';

/** A pane that has nothing to show but why. */
export const emptyPane = (language: Language, { code, values }: Sentence): PaneState => ({
  ...nothing(language),
  phase: 'unsupported',
  problem: { code, values },
});

/** The frame of the pane, while what it stands on is on its way. */
export const openingPane = (language: Language): PaneState => ({ ...nothing(language), phase: 'starting' });

const nothing = (language: Language): Omit<PaneState, 'phase'> => ({
  problem: undefined,
  language,
  station: 'people',
  next: 'nothing',
  ...noSubjects(language),
  ignored: [],
  operator: '',
  explained: undefined,
  listed: undefined,
  plugins: [],
  settings: [],
  computer: undefined,
});
