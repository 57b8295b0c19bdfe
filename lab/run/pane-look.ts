import { label, type Language } from './labels.ts';

export interface Sentence {
  readonly code: string;
  readonly text: string;
}

interface ShownButton {
  readonly name: string;
  readonly enabled: boolean;
}

/** What `readPane` brings out of the page. */
export interface Seen {
  readonly buttons: readonly ShownButton[];
  readonly headings: readonly string[];
  readonly sentences: readonly Sentence[];
}

const ends = ['complete', 'stopped', 'paused', 'not-connected', 'held', 'watching'] as const;

/** One look at the pane: all of it belongs to one moment. */
export class PaneLook {
  readonly sentences: readonly Sentence[];
  readonly #seen: Seen;
  readonly #language: Language;

  constructor(seen: Seen, language: Language) {
    this.#seen = seen;
    this.#language = language;
    this.sentences = seen.sentences;
  }

  /** Whether a button is there to be seen, enabled or not. */
  shows(key: string): boolean {
    return this.#button(key) !== undefined;
  }

  /** Whether the first such button can be pressed. */
  offers(key: string): boolean {
    return this.#button(key)?.enabled ?? false;
  }

  /** The first of these that is to be seen. */
  firstOf(keys: readonly string[]): string | undefined {
    return keys.find((key) => this.shows(key));
  }

  /** How the last run ended, by the heading of its summary; undefined while there is none. */
  get ended(): string | undefined {
    return ends.find((end) => {
      const pattern = label(this.#language, `end.${end}`);
      return this.#seen.headings.some((heading) => pattern.test(heading));
    });
  }

  #button(key: string): ShownButton | undefined {
    const pattern = label(this.#language, key);
    return this.#seen.buttons.find(({ name }) => pattern.test(name));
  }
}

/** Runs in the pane: asking the browser for each button by its role costs a hundred times as much. Names no function. */
export function readPane(): Seen {
  const selectors = ['button:not([role]), [role=button]', 'h1, h2, h3, h4, [role=heading]'];
  const [buttons = [], headings = []] = selectors.map((selector) =>
    [...document.querySelectorAll<HTMLElement>(selector)].map((element) => ({
      name: (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim(),
      shown: element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden=true]'),
      enabled: element.getAttribute('aria-disabled') !== 'true' && !element.matches(':disabled'),
      past: element.dataset['labPast'] === element.textContent,
    })),
  );
  const sentences = [...document.querySelectorAll<HTMLElement>('[data-code]')].map((element) => ({
    code: element.getAttribute('data-code') ?? '',
    text: element.innerText.replace(/\s+/g, ' ').trim(),
  }));
  const current = headings.filter(({ past }) => !past).map(({ name }) => name);
  return { buttons: buttons.filter(({ shown }) => shown), headings: current, sentences };
}

/** Runs in the pane: what it says now of a run that is over is not said of the next one. Names no function. */
export function markPast(): void {
  for (const element of document.querySelectorAll<HTMLElement>('h3')) {
    element.dataset['labPast'] = element.textContent ?? '';
  }
}
