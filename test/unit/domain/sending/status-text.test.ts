import { describe, expect, test } from 'vitest';
import { allStatusWords, statusWords } from '../../../../src/commands/base/words.ts';
import type { DeliveryState } from '../../../../src/domain/sending/delivery.ts';
import { failures } from '../../../../src/domain/failure.ts';
import { parseStatus, statusText, type Status } from '../../../../src/domain/sending/status-text.ts';
import { translate } from '../../../../src/texts/index.ts';
import { loadTexts } from '../../../../src/texts/load-texts.ts';

await loadTexts();

const all = allStatusWords(translate);

const plain = (state: DeliveryState, code = ''): Status => ({ state, code, who: '', writer: '' });

describe.each(['en', 'es', 'pl'] as const)('in %s', (language) => {
  const words = statusWords(translate, language);
  const states = Object.keys(words.state) as DeliveryState[];

  test('every state is read back as itself, whatever language the reader tries first', () => {
    for (const state of states) {
      for (const order of [all, [...all].reverse()]) {
        expect(parseStatus(statusText(plain(state), words), order)).toMatchObject({ state });
      }
    }
  });

  test('a reason changes nothing of the state', () => {
    for (const state of ['failed', 'held', 'later'] as const) {
      for (const code of [...Object.keys(failures), 'address/missing']) {
        expect(parseStatus(statusText(plain(state, code), words), all)).toMatchObject({ state });
      }
    }
  });

  test('a claim says who and which writer, even when the name holds the dot', () => {
    for (const state of ['claimed', 'sending'] as const) {
      for (const who of ['Ana', 'Ana · Nóminas', '=2+3', '']) {
        const status: Status = { state, code: '', who, writer: 'K7QF2' };
        expect(parseStatus(statusText(status, words), all)).toEqual(status);
      }
    }
  });

  test('no state has another one’s word', () => {
    expect(new Set(states.map((state) => words.state[state])).size).toBe(states.length);
  });
});

test('what somebody typed is not a status', () => {
  for (const text of ['', 'ok', 'Sent by post', 'Enviadoo', 'x Sent']) expect(parseStatus(text, all)).toBeUndefined();
});

test('a formula-inert status never begins like a formula', () => {
  for (const begin of ['=', '+', '-', '@', '\t', '\r']) {
    const state = { ...statusWords(translate, 'en').state, held: `${begin}HYPERLINK("x")` };
    const text = statusText(plain('held'), { state, reason: () => undefined });
    expect(text).not.toMatch(/^[=+\-@\t\r]/);
  }
});

test('the words of older versions are read as what they meant', () => {
  for (const [text, state] of [
    ['Detenido: dirección no válida', 'held'],
    ['Odłożono: brak adresu', 'later'],
  ] as const) {
    expect(parseStatus(text, all)).toMatchObject({ state });
  }
});
