import { expect, test } from 'vitest';
import { saysYes } from '../../../../src/domain/roster/says-yes.ts';

test.each(['sí', 'SI', ' Yes ', 'tak', 'x', '1', 'TRUE', 'VERDADERO', 'PRAWDA', '✓', '✔️', 'ok'])(
  '“%s” is a yes',
  (text) => {
    expect(saysYes(text)).toBe(true);
  },
);

test.each(['', ' ', 'no', 'nie', '0', 'FALSE', 'pendiente', 'si no', '10', '?'])('“%s” is none', (text) => {
  expect(saysYes(text)).toBe(false);
});
