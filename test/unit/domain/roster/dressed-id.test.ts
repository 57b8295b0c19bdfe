import { describe, expect, test } from 'vitest';
import { dressedId } from '../../../../src/domain/roster/dressed-id.ts';

describe('the one id in a cell that says more than an id', () => {
  test.each([
    ['ES12345678Z', '12345678Z'],
    ['DNI 12345678Z', '12345678Z'],
    ['NIF: 12345678-Z', '12345678Z'],
    ['12345678Z (DNI)', '12345678Z'],
    ['12345678Z / PAS AB123', '12345678Z'],
    ['012345678Z', '12345678Z'],
    ["'12345678Z", '12345678Z'],
    ['NIE X1234567L', 'X1234567L'],
    ['PESEL 44051401359', '44051401359'],
    ['PL44051401359', '44051401359'],
    ['44051401359 PL', '44051401359'],
    ['RFC RUGA900101AB1', 'RUGA900101AB1'],
    ['CURP RUGA900101MDFZLN01', 'RUGA900101MDFZLN01'],
  ])('%s', (text, id) => expect(dressedId(text)).toBe(id));
  test.each(['', 'pendiente', '12345678A', '12345678Z 87654321X', 'AB1234567', '4471', 'C/ Mayor 12'])(
    'none in %s',
    (text) => expect(dressedId(text)).toBeUndefined(),
  );
});
