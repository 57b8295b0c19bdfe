import type { Language } from '../../domain/language.ts';

/** Replaces what the page shows. Texts go in as text: nothing that came from an address becomes markup. */
export function show(language: Language, ...content: readonly Element[]): void {
  document.documentElement.lang = language;
  document.querySelector('main')?.replaceChildren(...content);
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const created = document.createElement(name);
  created.textContent = text;
  for (const [attribute, value] of Object.entries(attributes)) created.setAttribute(attribute, value);
  return created;
}
