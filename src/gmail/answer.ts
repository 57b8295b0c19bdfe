import { isState } from './words.ts';

/** What came back from Google's page for one attempt. */
export type Answer = { readonly state: string } & (
  { readonly code: string; readonly issuer: string | undefined } | { readonly error: string }
);

/** Google's longest code is 256 bytes; the rest is room. Nothing that reads as a sentence or an address to visit. */
const codeForm = /^[\w\-./~%+=]{1,512}$/;
const errorForm = /^[\x20-\x7e]{1,100}$/;

/** The callback's own address; undefined when it is no answer to a request of ours. RFC 6749 §4.1.2. */
export function readCallback(query: URLSearchParams): Answer | undefined {
  return answerOf({
    state: query.get('state') ?? undefined,
    code: query.get('code') ?? undefined,
    error: query.get('error') ?? undefined,
    iss: query.get('iss') ?? undefined,
  });
}

/** Text that the callback page sends to its pane. */
export const writeMessage = (answer: Answer): string =>
  JSON.stringify(
    'code' in answer
      ? { code: answer.code, state: answer.state, iss: answer.issuer }
      : { error: answer.error, state: answer.state },
  );

export function readMessage(text: string): Answer | undefined {
  const value = parsed(text);
  return value === undefined ? undefined : answerOf(value);
}

/** Whether another sign-in of this origin says it, in a window that may be open beside ours: it ends nothing here. */
export const isOfAnother = (text: string): boolean => typeof parsed(text)?.from === 'string';

const parsed = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    // Not ours: the caller says so.
    return undefined;
  }
};

/** Text a person copies from the callback page. */
export const writePastedCode = (code: string, state: string): string => `${code}.${state}`;

/** White space is dropped: mail programs and chats break long lines. Codes hold dots, states do not. */
export function readPastedCode(text: string): Answer | undefined {
  const compact = text.replaceAll(/\s+/g, '');
  const dot = compact.lastIndexOf('.');
  return dot < 0 ? undefined : answerOf({ code: compact.slice(0, dot), state: compact.slice(dot + 1) });
}

function answerOf({ state, code, error, iss }: Record<string, unknown>): Answer | undefined {
  if (typeof state !== 'string' || !isState(state)) return undefined;
  if (typeof error === 'string') return errorForm.test(error) ? { state, error } : undefined;
  if (typeof code !== 'string' || !codeForm.test(code)) return undefined;
  return { state, code, issuer: typeof iss === 'string' ? iss : undefined };
}
