import type { SentMail } from './sent-mail.ts';

/** Everything Google accepted, in the order of acceptance. */
export interface Mailbox {
  readonly mails: readonly SentMail[];
  find(id: string): SentMail | undefined;
  add(mail: SentMail): void;
  /** Returns the unsubscribing function. */
  onAdded(listener: (mail: SentMail) => void): () => void;
}

export function createMailbox(): Mailbox {
  const mails: SentMail[] = [];
  const byId = new Map<string, SentMail>();
  const listeners = new Set<(mail: SentMail) => void>();
  return {
    mails,
    find: (id) => byId.get(id),
    add: (mail) => {
      mails.push(mail);
      byId.set(mail.id, mail);
      for (const listener of listeners) listener(mail);
    },
    onAdded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
