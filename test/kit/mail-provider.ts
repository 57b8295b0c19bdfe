import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isFailure } from '../../src/domain/failure.ts';
import type { MailProvider, OutgoingMail } from '../../src/domain/ports.ts';
import type { ProviderDeclaration } from '../../src/plugin/contribution.ts';

/** One provider that is ready to send, and what stands behind it. */
export interface MailProviderCase {
  readonly provider: MailProvider;
  /** What the plugin declares for it. */
  readonly declared: ProviderDeclaration;
  /** Address the messages are from. */
  readonly sender: string;
  /** The messages that arrived, as bytes the provider was given; without what the far side adds on its own. */
  arrived(): Promise<readonly Uint8Array[]>;
  /** Addresses that mail was handed to, in order, where the far side tells. */
  reached?(): Promise<readonly string[]>;
  /** From now on the far side is away. Absent where nothing can be away. */
  disconnect?(): void;
  /** From now on the far side takes the mail, and its answer never comes. */
  loseAnswers?(): void;
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

let attempts = 0;

/** As a run hands it over, with an attempt of its own. */
export const outgoing = (
  bytes: Uint8Array<ArrayBuffer>,
  to: readonly string[] = ['ana@personas.example'],
): OutgoingMail => {
  attempts += 1;
  const from = /^From: .*<([^>]+)>/m.exec(new TextDecoder().decode(bytes.subarray(0, 2_000)))?.[1] ?? '';
  return { bytes, name: 'Ana', attempt: `KIT:${attempts}`, envelope: { from, to } };
};

/** What the run may rely on, whoever sends. */
export function mailProviderContract(name: string, start: () => Promise<MailProviderCase>): void {
  describe(`${name} as a mail provider`, () => {
    let it: MailProviderCase;
    beforeEach(async () => {
      it = await start();
      await it.provider.ready?.();
    });
    afterEach(() => it.close());

    test('sends the exact bytes, once', async () => {
      const mail = sampleMail(it.sender);
      const acceptance = await it.provider.send(outgoing(mail), never);
      expect(acceptance.providerMessageId).not.toBe('');
      const arrived = await it.arrived();
      expect(arrived.map((bytes) => new TextDecoder().decode(bytes))).toEqual([new TextDecoder().decode(mail)]);
    });

    test('gives each message an id of its own', async () => {
      const first = await it.provider.send(outgoing(sampleMail(it.sender, 'uno')), never);
      const second = await it.provider.send(outgoing(sampleMail(it.sender, 'dos')), never);
      expect(first.providerMessageId).not.toBe(second.providerMessageId);
      expect(await it.arrived()).toHaveLength(2);
    });

    test('leaves the bytes it was given as they are', async () => {
      const mail = sampleMail(it.sender);
      const before = mail.slice();
      await it.provider.send(outgoing(mail), never);
      expect(mail).toEqual(before);
    });

    test('sends nothing when it was aborted before it began, and says that nothing left', async () => {
      const error = await caught(it.provider.send(outgoing(sampleMail(it.sender)), AbortSignal.abort()));
      expect(isFailure(error) && [error.code, error.mayHaveLeft]).toEqual(['mail/not-sent', false]);
      expect(await it.arrived()).toEqual([]);
    });

    test('says how large a message may be, and turns a larger one away before it leaves', async () => {
      const { maxMessageBytes } = it.provider;
      expect(maxMessageBytes).toBeGreaterThan(1_000_000);
      if (!Number.isFinite(maxMessageBytes)) return;
      const error = await caught(it.provider.send(outgoing(new Uint8Array(maxMessageBytes + 1)), never));
      expect(isFailure(error) && error.code).toBe('mail/too-large');
      expect(await it.arrived()).toEqual([]);
    });

    test('fails in a way the run knows when nobody is there', async () => {
      if (!it.disconnect) return;
      it.disconnect();
      const error = await caught(it.provider.send(outgoing(sampleMail(it.sender)), never));
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

    test('has a current account, or a mailbox that all its mail is from', () => {
      const { accounts, from } = it.provider;
      if (from === 'account') expect(accounts?.current()?.address).toBe(it.sender);
      else expect([accounts, from.address]).toEqual([undefined, it.sender]);
    });

    test('hands the message to everybody of the envelope, Bcc included, and to nobody else', async () => {
      if (!it.reached || it.declared.bcc === 'header') return;
      const everybody = ['ana@personas.example', 'copia@personas.example'];
      await it.provider.send(outgoing(sampleMail(it.sender), everybody), never);
      expect([...(await it.reached())].sort()).toEqual(everybody);
      const [arrived] = await it.arrived();
      expect(new TextDecoder().decode(arrived)).not.toContain('copia@');
    });

    test('whose answer is lost says that the message may have left', async () => {
      if (!it.loseAnswers) return;
      it.loseAnswers();
      const error = await caught(it.provider.send(outgoing(sampleMail(it.sender)), never));
      expect(isFailure(error) && [error.code, error.mayHaveLeft]).toEqual([expect.stringMatching(/^mail\//), true]);
    });
  });
}

async function caught(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
