/** What came back from Microsoft's page for one attempt. `number`: Entra's own of an error, `AADSTS…`; '' where it gave none. */
export type Answer = { readonly state: string } & (
  { readonly code: string } | { readonly error: string; readonly number: string }
);

const stateForm = /^[A-Za-z0-9_-]{43}$/;
/** Entra's codes are long and opaque; nothing that reads as a sentence or an address to visit. */
const codeForm = /^[\w\-.~!*$]{1,4096}$/;
const errorForm = /^[a-z_]{1,60}$/;
const numberForm = /^\d{0,9}$/;

const answerOf = ({ state, code, error, number }: Record<string, unknown>): Answer | undefined => {
  if (typeof state !== 'string' || !stateForm.test(state)) return undefined;
  if (typeof error === 'string') {
    return errorForm.test(error) && typeof number === 'string' && numberForm.test(number)
      ? { state, error, number }
      : undefined;
  }
  return typeof code === 'string' && codeForm.test(code) ? { state, code } : undefined;
};

/** The page's own address; undefined when it is no answer to a request of ours. RFC 6749 §4.1.2. */
export const readCallback = (query: URLSearchParams): Answer | undefined =>
  answerOf({
    state: query.get('state') ?? undefined,
    code: query.get('code') ?? undefined,
    error: query.get('error') ?? undefined,
    number: /AADSTS(\d{1,9})/.exec(query.get('error_description') ?? '')?.[1] ?? '',
  });

/** Text that the page sends to its pane. */
export const writeMessage = (answer: Answer): string => JSON.stringify({ from: 'microsoft', ...answer });

export const readMessage = (text: string): Answer | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not ours: the caller says so.
    return undefined;
  }
  // An answer of another sign-in of this origin is none of this one's.
  return typeof value === 'object' && value !== null && 'from' in value && value.from === 'microsoft'
    ? answerOf(value as Record<string, unknown>)
    : undefined;
};
