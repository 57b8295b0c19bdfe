import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { connect, errorOf, message, send, startGoogle } from './started-google.ts';

describe('a message that is sent', () => {
  it('is answered with id, thread and the label SENT, and kept as it was sent', async () => {
    const google = await startGoogle();
    const { access_token } = await connect(google);
    const text = message({ more: ['Cc: jefe@empresa.example', 'Bcc: archivo@empresa.example'] });
    const response = await send(google, access_token, text);

    const answer = (await response.json()) as { id: string };
    expect(response.status).toBe(200);
    expect(answer).toEqual({ id: expect.stringMatching(/^[0-9a-f]{16}$/), threadId: answer.id, labelIds: ['SENT'] });
    const { raw, delivered, ...facts } = google.state.mails[0]!;
    expect(facts).toEqual({
      n: 1,
      request: 1,
      id: answer.id,
      account: 'nomina@empresa.example',
      from: 'nomina@empresa.example',
      to: ['ana@correo.example'],
      cc: ['jefe@empresa.example'],
      bcc: ['archivo@empresa.example'],
      subject: 'Recibo',
      text: 'Hola\n\nRef. AB12-CD34\n',
      reference: 'AB12-CD34',
      acceptedAtMs: expect.any(Number),
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
      attachments: [],
    });
    expect(raw.toString()).toBe(text);
    expect(delivered().toString()).not.toContain('archivo@empresa.example');
  });

  it('arrives the same through the JSON endpoint', async () => {
    const google = await startGoogle();
    const { access_token } = await connect(google);
    const response = await fetch(google.url('/gmail/v1/users/me/messages/send'), {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ raw: Buffer.from(message()).toString('base64url') }),
    });
    expect(response.status).toBe(200);
    expect(google.state.mails[0]?.raw.toString()).toBe(message());
  });

  it('loses its own Message-ID and a From that is not the account', async () => {
    const google = await startGoogle();
    const { access_token } = await connect(google);
    const more = ['Message-ID: <own@empresa.example>'];
    await send(google, access_token, message({ from: '"La jefa" <jefa@otra.example>', more }));
    const mail = google.state.mails[0]!;
    const delivered = mail.delivered().toString('latin1');
    expect(mail.from).toBe('nomina@empresa.example');
    expect(delivered).toMatch(/^Message-ID: <CA\+[A-Za-z0-9_-]+@mail\.gmail\.com>$/m);
    expect(delivered).not.toContain('own@empresa.example');
    expect(delivered).toMatch(/^From: =\?UTF-8\?B\?\S+\?= <nomina@empresa\.example>\r$/m);
    expect(delivered).toContain('X-Google-Original-From: "La jefa" <jefa@otra.example>');
  });

  it('needs a token', async () => {
    const google = await startGoogle();
    const response = await send(google, 'ya29.made-up');
    expect(response.status).toBe(401);
    expect(await errorOf(response)).toMatchObject({ status: 'UNAUTHENTICATED', errors: [{ reason: 'authError' }] });
    expect(google.state.counters).toMatchObject({ sends: 1, accepted: 0, unauthorised: 1 });
  });
});

describe('a look whether Gmail is there', () => {
  it.each(['/gmail/v1/users/me/messages/send', '/upload/gmail/v1/users/me/messages/send?uploadType=media'])(
    'is answered on %s with a 405 that a page can read, and is no send and no unknown request',
    async (path) => {
      const google = await startGoogle();
      const response = await fetch(google.url(path), { headers: { origin: 'https://sobre.test' } });
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([
        405,
        'https://sobre.test',
      ]);
      expect((await errorOf(response)).code).toBe(405);
      expect([google.state.unknown, google.state.counters.sends]).toEqual([[], 0]);
    },
  );
});
