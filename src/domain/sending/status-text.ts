import type { DeliveryState } from './delivery.ts';

/** The words of status cells in one language. */
export interface StatusWords {
  readonly state: Readonly<Record<DeliveryState, string>>;
  /** Words that older versions wrote: they are read and never written. */
  readonly former?: Readonly<Partial<Record<DeliveryState, string>>>;
  /** Short phrase of a code, or undefined when the code has none. */
  reason(code: string): string | undefined;
}

export interface Status {
  readonly state: DeliveryState;
  /** Code of the reason; '' when there is none. */
  readonly code: string;
  /** For claimed and sending rows: who, and the writer's tag. */
  readonly who: string;
  readonly writer: string;
  /** Its pane's; absent where an older version claimed. */
  readonly pane?: string;
}

const claimMark = ' · ';
const paneMark = '.';

/** A formula must never come out of a status, whatever a name or a reason begins with. */
const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? ` ${text}` : text);

/** What the status cell shows: `Enviado`, `Detenido: dirección no válida`, `En cola · Ana · K7QF2`. */
export const statusText = (status: Status, words: StatusWords): string => {
  const word = words.state[status.state];
  if (status.state === 'claimed' || status.state === 'sending') {
    const tag = status.pane === undefined ? status.writer : status.writer + paneMark + status.pane;
    return inert([word, status.who, tag].join(claimMark));
  }
  const reason = status.code === '' ? undefined : words.reason(status.code);
  return inert(reason === undefined ? word : `${word}: ${reason}`);
};

/** Reads a status cell whatever language it was written in; undefined for text that is not Sobre's. */
export const parseStatus = (text: string, languages: Iterable<StatusWords>): Status | undefined => {
  const trimmed = text.trim();
  const bounced = 'mail/returned';
  for (const words of languages) {
    const known = [...Object.entries(words.state), ...Object.entries(words.former ?? {})];
    for (const [state, word] of known as [DeliveryState, string][]) {
      if (trimmed !== word && !trimmed.startsWith(`${word}:`) && !trimmed.startsWith(`${word}${claimMark}`)) continue;
      const parts = trimmed.split(claimMark);
      const claimed = parts.length >= 3 && (state === 'claimed' || state === 'sending');
      const [writer = '', pane] = claimed ? (parts.at(-1) ?? '').split(paneMark) : [];
      return {
        state,
        // The one reason that tells more than its word does.
        code: state === 'sent' && trimmed === `${word}: ${words.reason(bounced)}` ? bounced : '',
        who: claimed ? parts.slice(1, -1).join(claimMark) : '',
        writer,
        ...(pane === undefined ? {} : { pane }),
      };
    }
  }
  return undefined;
};
