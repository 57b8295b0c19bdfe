import { afterEach, expect, test, vi } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { excel, officeErrors } from '../../../src/office/excel-errors.ts';
import { installExcel, OfficeError } from '../../fakes/office-globals.ts';

let takeAway = (): void => undefined;
afterEach(() => {
  takeAway();
  vi.unstubAllGlobals();
});

/** What becomes of `thrown` inside a batch, and what whoever can mend it is told. */
const met = async (thrown: unknown) => {
  const told: unknown[] = [];
  vi.stubGlobal('reportError', (error: unknown) => told.push(error));
  takeAway = installExcel(() => ({}));
  const error: unknown = await excel(() => Promise.reject(thrown as Error)).catch((caught: unknown) => caught);
  return { code: isFailure(error) ? error.code : 'no failure', told };
};

test('a fault of our own in a batch lets the run go on being careful, and is told as what it is', async () => {
  const ours = new TypeError('Cannot read properties of undefined');
  expect(await met(ours)).toEqual({ code: 'sheet/unexpected', told: [ours] });
  expect(officeErrors().at(-1)).toContain('TypeError');
});

test('what Excel answers is Excel’s, known or not, and no fault of the program', async () => {
  expect(await met(new OfficeError('AccessDenied'))).toEqual({ code: 'sheet/protected', told: [] });
  expect(await met(new OfficeError('NobodyKnowsThis'))).toEqual({ code: 'sheet/unexpected', told: [] });
});
