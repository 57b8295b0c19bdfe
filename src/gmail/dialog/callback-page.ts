import { answerPane, canAnswerPane } from '../../office/dialog-page.ts';
import type { FailureCode } from '../../domain/failure.ts';
import { refusalCode } from '../attempt-state.ts';
import { readCallback, writeMessage, writePastedCode, type Answer } from '../answer.ts';
import { languageOf, pageLanguage, wordsOf } from '../words.ts';
import { element, show } from './page.ts';
import { signIn, type PageTexts } from '../sign-in-texts.ts';

/** The pane closes an answered dialog at once; one that is still here was not heard. */
const unheardMs = 5_000;

/**
 * Last page of the sign-in window. The code is taken out of the address before anything else happens, so that neither
 * history nor a Referer keeps it.
 */
export async function runCallbackPage(): Promise<void> {
  // Some hosts add a second `?` with what they say of themselves; Google's own parameters hold none.
  const [, own = ''] = location.search.split('?');
  const query = new URLSearchParams(own);
  history.replaceState(null, '', location.pathname);
  const answer = readCallback(query);
  if (!answer) return showNothing();
  if (!canAnswerPane()) return showAnswer(answer);
  const language = languageOf(answer.state);
  show(language, element('p', signIn[language].page.answering, { role: 'status' }));
  try {
    await answerPane(writeMessage(answer));
  } catch {
    // Office did not come up in this window; the person can carry the code over.
    return showAnswer(answer);
  }
  show(language, element('p', signIn[language].page.done, { role: 'status' }));
  setTimeout(() => showAnswer(answer), unheardMs);
}

function showNothing(): void {
  const language = pageLanguage(navigator.language);
  show(language, element('p', signIn[language].page.notFromExcel, { role: 'alert' }));
}

function showAnswer(answer: Answer): void {
  const language = languageOf(answer.state);
  const texts = signIn[language].page;
  if ('error' in answer) show(language, element('p', refusalText(texts, answer.error), { role: 'alert' }));
  else show(language, ...codeView(texts, writePastedCode(answer.code, answer.state), wordsOf(answer.state)));
}

const refusalTexts: Readonly<Partial<Record<FailureCode, keyof PageTexts>>> = {
  'account/consent-denied': 'denied',
  'account/admin-blocked': 'adminBlocked',
  'account/org-internal': 'orgInternal',
};

/** Codes of RFC 6749 and of Google's that help whoever registered the deployment. Anything else may be anybody's words. */
const toldCodes: ReadonlySet<string> = new Set([
  'invalid_request',
  'unauthorized_client',
  'unsupported_response_type',
  'invalid_scope',
  'invalid_client',
  'deleted_client',
  'redirect_uri_mismatch',
  'disallowed_useragent',
  'server_error',
  'temporarily_unavailable',
]);

/** An address can be written by anybody: of its text nothing is shown but a code on the list. */
function refusalText(texts: PageTexts, error: string): string {
  const name = refusalTexts[refusalCode(error)];
  if (name) return texts[name];
  return `${texts.refused} ${toldCodes.has(error) ? error : '—'}`;
}

function codeView(texts: PageTexts, text: string, words: readonly [string, string]): Element[] {
  const code = element('textarea', text, { id: 'code', readonly: '', rows: '4', spellcheck: 'false' });
  const copied = element('p', '', { role: 'status' });
  const copy = element('button', texts.copy, { type: 'button' });
  copy.addEventListener('click', () => void copyText(code).then(() => (copied.textContent = texts.copied)));
  return [
    element('h1', texts.codeTitle),
    element('p', texts.words),
    element('p', words.join(' · '), { class: 'words' }),
    element('label', texts.code, { for: 'code' }),
    code,
    copy,
    copied,
    element('p', texts.warning, { class: 'warning' }),
  ];
}

async function copyText(field: HTMLTextAreaElement): Promise<void> {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Older browsers, or a policy of the organisation: the selected text can be copied the old way.
    document.execCommand('copy');
  }
}
