import type { Language } from '../../domain/language.ts';
import { answerPane, canAnswerPane, rememberDialogHost } from '../../office/dialog-page.ts';
import type { DeploymentConfig } from '../../plugin/deployment.ts';
import { readCallback, writeMessage, type Answer } from '../answer.ts';
import { authorizeUrl } from '../authorize.ts';
import words from './words.json';

export interface PageParts {
  readonly fetch: typeof fetch;
  /** Leaves for another site; the page does not stay in the history. */
  leave(url: string): void;
}

type Word = keyof (typeof words)['en'];

const languageKey = 'sobre.microsoft-language';

/** The pane's language, which the way over Microsoft's page would lose. Without storage the browser's own decides. */
const rememberLanguage = (language: string | null): void => {
  try {
    if (language !== null) window.sessionStorage.setItem(languageKey, language);
  } catch {
    return;
  }
};

const languageOf = (): Language => {
  const asked = [navigator.language];
  try {
    asked.unshift(window.sessionStorage.getItem(languageKey) ?? '');
  } catch {
    // Storage is denied: the browser's language is the best there is.
  }
  const known = asked.map((each) => each.slice(0, 2)).find((each) => Object.hasOwn(words, each));
  return (known as Language | undefined) ?? 'en';
};

const show = (word: Word, role: 'status' | 'alert'): void => {
  const language = languageOf();
  const line = document.createElement('p');
  line.textContent = words[language][word];
  line.setAttribute('role', role);
  document.documentElement.lang = language;
  document.querySelector('main')?.replaceChildren(line);
};

/**
 * The one page of the sign-in window: leads to Microsoft, and hands what comes back to the pane. The code is taken out of
 * the address before anything else happens.
 */
export const runPage = async (parts: PageParts): Promise<void> => {
  const { search, hash } = location;
  history.replaceState(null, '', location.pathname);
  // Some hosts add a second `?` with what they say of themselves.
  const query = new URLSearchParams(search.split('?')[1] ?? '');
  const answer = readCallback(query);
  if (answer !== undefined) return handOver(answer);
  rememberDialogHost(new URLSearchParams(search));
  rememberLanguage(new URLSearchParams(hash.slice(1)).get('language'));
  show('opening', 'status');
  try {
    const { microsoft } = (await (await parts.fetch('/config.json')).json()) as DeploymentConfig;
    const url = authorizeUrl(microsoft, location.origin, hash);
    if (url === undefined) show('notFromExcel', 'alert');
    else parts.leave(url.href);
  } catch {
    show('unreachable', 'alert');
  }
};

const handOver = async (answer: Answer): Promise<void> => {
  if (!canAnswerPane()) return show('unheard', 'alert');
  show('answering', 'status');
  try {
    await answerPane(writeMessage(answer));
    show('done', 'status');
  } catch {
    // Office did not come up in this window.
    show('unheard', 'alert');
  }
};
