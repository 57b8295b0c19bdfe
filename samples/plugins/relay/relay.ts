import { Failure, type MailProvider, type OutgoingMail, type PluginContext } from 'sobre/plugin';

const address = '/relay';
const maxMessageBytes = 20_000_000;

/** `GET /relay` says whose mailbox it sends from; `POST /relay` takes one message and its envelope. */
export const createRelay = async ({ fetch, now }: Pick<PluginContext, 'fetch' | 'now'>): Promise<MailProvider> => {
  const from = (await (await fetch(address)).json()) as { name: string; address: string };
  return {
    maxMessageBytes,
    accounts: undefined,
    from,
    send: async (mail, signal) => {
      if (signal.aborted) throw new Failure('mail/not-sent', { cause: signal.reason });
      if (mail.bytes.length > maxMessageBytes) throw new Failure('mail/too-large');
      // From here on nobody knows whether it left until the answer has been read in full.
      const { status, id, retryAfter } = await post(fetch, mail, signal).catch((cause: unknown) => {
        throw new Failure('mail/no-reply', { cause });
      });
      if (status === 200 && id !== '') return { providerMessageId: id };
      throw refusal(status, now() + retryAfter * 1_000);
    },
    // Its log is not open to the people who send.
    searchUrl: () => undefined,
  };
};

const post = async (fetch: PluginContext['fetch'], mail: OutgoingMail, signal: AbortSignal) => {
  const body = new FormData();
  body.set('envelope', JSON.stringify(mail.envelope));
  body.set('message', new Blob([mail.bytes], { type: 'message/rfc822' }));
  const headers = { 'idempotency-key': mail.attempt };
  const response = await fetch(address, { method: 'POST', body, headers, signal });
  return {
    status: response.status,
    id: response.ok ? await response.text() : '',
    retryAfter: Number(response.headers.get('retry-after') ?? 60),
  };
};

/** A relay that says no took nothing. What else it may say leaves open whether the message left. */
const refusal = (status: number, retryAt: number): Failure => {
  if (status === 413) return new Failure('mail/too-large');
  if (status === 429) return new Failure('mail/rate-limited', { retryAt });
  if (status === 401 || status === 403) return new Failure('mail/forbidden');
  return new Failure(status >= 400 && status < 500 ? 'mail/rejected' : 'mail/server-error', { values: { status } });
};
