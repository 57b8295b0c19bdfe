import type { Language } from '../../src/domain/language.ts';
import { presetTemplate, type PresetFacts, type TemplateSource } from '../../src/domain/message/presets.ts';
import { translate } from '../../src/texts/index.ts';
import { loadTexts } from '../../src/texts/load-texts.ts';

await loadTexts();

/** The ready-made text as the product says it in a language. */
export const presetIn = (language: Language, facts: Omit<PresetFacts, 't'>): TemplateSource =>
  presetTemplate({ ...facts, t: (key, values) => translate(language, key, values) });
