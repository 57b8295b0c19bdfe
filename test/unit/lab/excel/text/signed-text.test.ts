import { expect, it } from 'vitest';
import { loadCsv } from '../../../../../lab/excel/file/load-csv.ts';

it('a text file’s phone number keeps its plus, and its signed number is a number', () => {
  const { sheets } = loadCsv('Tel,Net\n+52 55 1234 5678,-5\n', 'Sheet', 'es-MX');
  expect(sheets[0]!.rows[1]!.map(({ content }) => content)).toEqual([
    { value: '+52 55 1234 5678', formula: '', isError: false },
    { value: -5, formula: '', isError: false },
  ]);
});
