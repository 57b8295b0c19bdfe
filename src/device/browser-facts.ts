/** What Sobre needs of a browser, each with whether it is here. Engines below this floor show a page that says so. */
const needs: Readonly<Record<string, () => boolean>> = {
  'secure context': () => isSecureContext,
  WebCrypto: () => 'subtle' in crypto,
  IndexedDB: () => 'indexedDB' in globalThis,
  workers: () => 'Worker' in globalThis,
};

export const browserLacks = (): readonly string[] =>
  Object.entries(needs)
    .filter(([, here]) => !here())
    .map(([name]) => name);

/**
 * Whether anybody answers. `own`: an address of this origin, which has to answer well; `other`: any answer shows that
 * there is a way, and what it says stays unread.
 */
export const answers = async (url: string, whose: 'own' | 'other'): Promise<boolean> => {
  try {
    const response = await fetch(url, { cache: 'no-store', ...(whose === 'other' ? { mode: 'no-cors' } : {}) });
    return whose === 'other' || response.ok;
  } catch {
    // No answer is an answer here.
    return false;
  }
};
