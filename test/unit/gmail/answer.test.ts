import { describe, expect, test } from 'vitest';
import { readCallback, readMessage, readPastedCode, writeMessage, writePastedCode } from '../../../src/gmail/answer.ts';

const state = `es${'s'.repeat(43)}`;
const code = '4/0Ab.cd-_ef';

describe('an answer of Google', () => {
  test('is read from the callback, whatever else Google adds', () => {
    const query = new URLSearchParams({
      state,
      code,
      iss: 'https://accounts.google.com',
      scope: 'email',
      authuser: '0',
    });
    expect(readCallback(query)).toEqual({ state, code, issuer: 'https://accounts.google.com' });
    expect(readCallback(new URLSearchParams({ state, error: 'access_denied' }))).toEqual({
      state,
      error: 'access_denied',
    });
  });

  test.each([{ code }, { state }, { state: 'x', code }, { state, code: '' }, { state, code: 'a b' }, {}])(
    'is none when the callback holds %j',
    (query) => expect(readCallback(new URLSearchParams(query as Record<string, string>))).toBeUndefined(),
  );

  test('survives the way to the pane', () => {
    for (const answer of [
      { state, code, issuer: undefined },
      { state, code, issuer: 'https://accounts.google.com' },
      { state, error: 'access_denied' },
    ])
      expect(readMessage(writeMessage(answer))).toEqual(answer);
  });

  test.each(['', 'null', '[]', '{"code":1,"state":2}', `{"code":"${code}"}`, 'https://x.example?code=1&state=2'])(
    'is none when a dialog says %j',
    (text) => expect(readMessage(text)).toBeUndefined(),
  );
});

describe('a pasted code', () => {
  test('is read back although codes hold dots and mail programs break lines', () => {
    const text = writePastedCode(code, state);
    expect(readPastedCode(`  ${text.slice(0, 9)}\r\n${text.slice(9)}\n`)).toEqual({ state, code, issuer: undefined });
  });

  test.each(['', 'hola', code, `${code}.`, `.${state}`, `${code}.${state}x`, state, `ñ.${state}`])(
    'is none in %j',
    (text) => expect(readPastedCode(text)).toBeUndefined(),
  );
});
