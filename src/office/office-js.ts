/**
 * Where Microsoft serves Office.js: the address its store has always named, and the one its documentation names since
 * September 2026. The policy of `server/security-headers.ts` allows both.
 */
export const officeJsAddresses = [
  'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  'https://officeapis.public.onecdn.static.microsoft/1/office.js',
] as const;

const loadMs = 15_000;

/** Whether the page has Office.js, from its own tag or from here. */
export const hasOfficeJs = (): boolean => 'Office' in globalThis;

/** Loads Office.js from the first of these addresses that answers. Rejects where none does. */
export async function loadOfficeJs([first, ...others]: readonly string[] = officeJsAddresses): Promise<void> {
  if (first === undefined) throw new Error('Office.js cannot be loaded');
  try {
    await loadScript(first);
  } catch {
    // One of Microsoft's two places may be blocked or gone; the reason of the last is the one that counts.
    await loadOfficeJs(others);
  }
}

/** For a page whose tag names the first address: asks the other one where that gave nothing. */
export const ensureOfficeJs = async (): Promise<void> => {
  if (hasOfficeJs()) return;
  // Office.js looks for a tag of its own name to know where the rest of it is, and takes the first.
  for (const tag of document.querySelectorAll('script[src$="/office.js"]')) tag.remove();
  await loadOfficeJs(officeJsAddresses.slice(1));
};

/** Rejects when `promise` takes longer than a script may. */
export function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('Office.js took too long')), loadMs);
    promise.then(resolve, reject).finally(() => clearTimeout(late));
  });
}

function loadScript(src: string): Promise<void> {
  const script = document.createElement('script');
  const loaded = new Promise<void>((resolve, reject) => {
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`${src} cannot be loaded`));
    });
  });
  script.src = src;
  document.head.append(script);
  return inTime(loaded);
}
