import { rememberDialogHost } from '../../office/dialog-page.ts';
import type { DeploymentConfig } from '../../plugin/deployment.ts';
import { authorizeUrl } from '../authorize-request.ts';
import { pageLanguage } from '../words.ts';
import { element, show } from './page.ts';
import { signIn } from '../sign-in-texts.ts';

export interface StartParts {
  readonly fetch: typeof fetch;
  /** Leaves for another site; the page does not stay in the history. */
  leave(url: string): void;
}

/** First page of the sign-in window: leads to Google, and nowhere else. */
export async function runStartPage({ fetch, leave }: StartParts): Promise<void> {
  const fragment = location.hash;
  rememberDialogHost(new URLSearchParams(location.search));
  history.replaceState(null, '', location.pathname);
  const language = pageLanguage(new URLSearchParams(fragment.slice(1)).get('hl') ?? navigator.language);
  const texts = signIn[language].page;
  show(language, element('p', texts.opening, { role: 'status' }));
  try {
    const answer = await fetch('/config.json');
    const { google } = (await answer.json()) as DeploymentConfig;
    const url = authorizeUrl(google, location.origin, fragment);
    if (url) leave(url.href);
    else show(language, element('p', texts.notFromExcel, { role: 'alert' }));
  } catch {
    show(language, element('p', texts.unreachable, { role: 'alert' }));
  }
}
