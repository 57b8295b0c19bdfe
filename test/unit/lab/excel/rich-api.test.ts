import { describe, expect, it } from 'vitest';
import { Faults } from '../../../../lab/excel/faults.ts';
import { Interpreter } from '../../../../lab/excel/interpreter/interpreter.ts';
import type { ModelObject } from '../../../../lab/excel/interpreter/model-object.ts';
import { RichApi, type RichApiCall } from '../../../../lab/excel/rich-api.ts';
import { SmallBook } from './small-book.ts';
import { WireBatch } from './wire-batch.ts';

function start() {
  const book = new SmallBook();
  const faults = new Faults();
  const root = book.workbook as unknown as ModelObject;
  const interpreter = new Interpreter({ root, table: {}, sets: {} });
  const api = new RichApi(interpreter, faults);
  const read = (address: string, flags = 0, partition = ''): RichApiCall => {
    const batch = new WireBatch();
    const sheet = batch.item(batch.property(batch.root, 'Worksheets'), 'Sheet1');
    batch.query(batch.method(sheet, 'GetRange', [address]), { Select: ['values'] });
    return [partition, 'POST', 'ProcessQuery', [], JSON.stringify(batch.request), 0, flags];
  };
  return { book, faults, api, read };
}

describe('the rich API endpoint', () => {
  it('answers 200 with the response as text', async () => {
    const { api, read } = start();
    const answer = await api.answer(read('A1'));
    expect(answer).toMatchObject({
      Version: 1,
      Error: 0,
      Data: [200, ['Content-Type', 'application/json'], expect.any(String)],
    });
    expect(api.syncs).toBe(1);
  });

  it('refuses while a cell is being edited, and says so by the code of cell-edit mode', async () => {
    const { api, faults, read } = start();
    faults.startEditing();
    expect(await api.answer(read('A1'))).toEqual({ Version: 1, Error: 5004 });
    faults.stopEditing();
    expect((await api.answer(read('A1'))).Error).toBe(0);
  });

  it('waits for the end of the edit when the request asked for that', async () => {
    const { api, faults, read } = start();
    faults.startEditing();
    const answer = api.answer(read('A1', 64));
    faults.stopEditing();
    expect((await answer).Error).toBe(0);
  });

  it('lets calls of services through while a cell is being edited', async () => {
    const { api, faults, read } = start();
    faults.startEditing();
    expect((await api.answer(read('A1', 0, 'WacPartition'))).Error).toBe(0);
    expect(api.syncs).toBe(0);
  });

  it('meets each injected fault as often as it was asked for', async () => {
    const { api, faults, read } = start();
    faults.inject({ kind: 'accessDenied', times: 2 });
    faults.inject({ kind: 'activityLimit' });
    const codes = [];
    for (let at = 0; at < 4; at += 1) codes.push((await api.answer(read('A1'))).Error);
    expect(codes).toEqual([7000, 7000, 5102, 0]);
  });

  it('does the work of a request whose answer is lost', async () => {
    const { api, book, faults } = start();
    faults.inject({ kind: 'lostAnswer' });
    const batch = new WireBatch();
    const sheet = batch.item(batch.property(batch.root, 'Worksheets'), 'Sheet1');
    batch.set(batch.method(sheet, 'GetRange', ['A1']), 'Values', [['done']]);
    const answer = api.answer(['', 'POST', 'ProcessQuery', [], JSON.stringify(batch.request), 0, 0]);
    expect(await Promise.race([answer, new Promise((resolve) => setImmediate(resolve, 'silence'))])).toBe('silence');
    expect(book.workbook.worksheets.items[0]?.getRange('A1').values).toEqual([['done']]);
  });

  it('refuses a request of more than five megabytes', async () => {
    const { api } = start();
    expect(await api.answer(['', 'POST', 'ProcessQuery', [], ' '.repeat(5_000_001), 0, 0])).toEqual({
      Version: 1,
      Error: 5103,
    });
  });

  it('answers an error in place of more than five megabytes', async () => {
    const { api, book, read } = start();
    book.workbook.worksheets.items[0]!.getRange('A1').values = [['x'.repeat(5_000_001)]];
    const answer = await api.answer(read('A1'));
    const body = 'Data' in answer ? JSON.parse(answer.Data[2]) : null;
    expect(body).toMatchObject({ Results: [], Error: { Code: 'ResponsePayloadSizeLimitExceeded' } });
  });
});
