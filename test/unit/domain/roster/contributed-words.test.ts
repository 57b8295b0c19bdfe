import { expect, test, vi } from 'vitest';

vi.mock('../../../../src/domain/roster/contributed-words.ts', () => ({
  contributedWords: { employeeNumber: ['Núm. de Ficha Única'], amount: ['haberLiquido'] },
}));

const { headerScores } = await import('../../../../src/domain/roster/header-score.ts');

test('a name that a plugin adds is the field’s, however it is spelt in the sheet, and takes no other’s away', () => {
  for (const header of ['NUM DE FICHA UNICA', 'Núm. de ficha única', 'num ficha unica']) {
    expect(headerScores(header).get('employeeNumber')).toBe(100);
  }
  expect(headerScores('Haber líquido').get('amount')).toBe(100);
  expect(headerScores('Número de empleado').get('employeeNumber')).toBe(100);
  expect(headerScores('Fichas de baile').has('employeeNumber')).toBe(false);
});
