import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isFailure } from '../../src/domain/failure.ts';
import type { MailProvider } from '../../src/domain/ports.ts';

/** One provider that is ready to send, and what stands behind it. */
export interface MailProviderCase {
  readonly provider: MailProvider;
  /** Address the messages are from. */
  readonly sender: string;
  /** The messages that arrived, as bytes the provider was given; without what the far side adds on its own. */
  arrived(): Promise<readonly Uint8Array[]>;
  /** From now on the far side is away. Absent where nothing can be away. */
  disconnect?(): void;
  close(): Promise<void>;
}

const never = new AbortController().signal;

export const sampleMail = (sender: string, text = 'Hola'): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    [
      `From: =?UTF-8?B?TsOzbWluYQ==?= <${sender}>`,
      'To: ana@personas.example',
      'Subject: Recibo',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      `${text} — ñ, ł, €`,
      '',
    ].join('\r\n'),
  );

/** What the run may rely on, whoever sends. */
export function mailProviderContract(name: string, start: () => Promise<MailProviderCase>): void {
  describe(`${name} as a mail provider`, () => {
    let it: MailProviderCase;
    beforeEach(async () => {
      it = await start();
    });
    afterEach(() => it.close());

    test('sends the exact bytes, once', async () => {
      const mail = sampleMail(it.sender);
      const acceptance = await it.provider.send(mail, 'Ana', never);
      expect(acceptance.providerMessageId).not.toBe('');
      const arrived = await it.arrived();
      expect(arrived.map((bytes) => new TextDecoder().decode(bytes))).toEqual([new TextDecoder().decode(mail)]);
    });

    test('gives each message an id of its own', async () => {
      const first = await it.provider.send(sampleMail(it.sender, 'uno'), 'a', never);
      const second = await it.provider.send(sampleMail(it.sender, 'dos'), 'b', never);
      expect(first.providerMessageId).not.toBe(second.providerMessageId);
      expect(await it.arrived()).toHaveLength(2);
    });

    test('leaves the bytes it was given as they are', async () => {
      const mail = sampleMail(it.sender);
      const before = mail.slice();
      await it.provider.send(mail, 'Ana', never);
      expect(mail).toEqual(before);
    });

    test('sends nothing when it was aborted before it began, and says that nothing left', async () => {
      const error = await caught(it.provider.send(sampleMail(it.sender), 'Ana', AbortSignal.abort()));
      expect(isFailure(error) && [error.code, error.mayHaveLeft]).toEqual(['mail/not-sent', false]);
      expect(await it.arrived()).toEqual([]);
    });

    test('says how large a message may be, and turns a larger one away before it leaves', async () => {
      const { maxMessageBytes } = it.provider;
      expect(maxMessageBytes).toBeGreaterThan(1_000_000);
      if (!Number.isFinite(maxMessageBytes)) return;
      const error = await caught(it.provider.send(new Uint8Array(maxMessageBytes + 1), 'Ana', never));
      expect(isFailure(error) && error.code).toBe('mail/too-large');
      expect(await it.arrived()).toEqual([]);
    });

    test('fails in a way the run knows when nobody is there', async () => {
      if (!it.disconnect) return;
      it.disconnect();
      const error = await caught(it.provider.send(sampleMail(it.sender), 'Ana', never));
      expect(isFailure(error) && error.code).toMatch(/^(mail\/|account\/signed-out)/);
      expect(await it.arrived()).toEqual([]);
    });

    test('offers a search in the mail of the sender, or none at all', () => {
      const url = it.provider.searchUrl('Ref. AB12-CD34');
      if (url === undefined) return;
      expect(new URL(url).protocol).toMatch(/^https?:$/);
      expect(decodeURIComponent(url)).toContain('AB12-CD34');
      expect(decodeURIComponent(url)).toContain(it.sender);
    });

    test('has a current account when it needs one', () => {
      if (it.provider.accounts) expect(it.provider.accounts.current()?.address).toBe(it.sender);
    });
  });
}

async function caught(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
