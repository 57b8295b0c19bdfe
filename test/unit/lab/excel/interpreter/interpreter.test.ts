import { beforeEach, describe, expect, it } from 'vitest';
import type { ApiTable } from '../../../../../lab/excel/api-table.ts';
import { Interpreter } from '../../../../../lab/excel/interpreter/interpreter.ts';
import type { ModelObject } from '../../../../../lab/excel/interpreter/model-object.ts';
import { SmallBook, type Workbook } from '../small-book.ts';
import { WireBatch } from '../wire-batch.ts';

const TABLE: ApiTable = {
  Range: { values: { set: 'ExcelApi', version: '1.1' }, format: { set: 'ExcelApi', version: '1.9' }, merge: null },
  Worksheet: { onChanged: { set: 'ExcelApi', version: '1.7' } },
  WorksheetCollection: { onAdded: { set: 'ExcelApi', version: '1.7' } },
};

describe('the ProcessQuery interpreter', () => {
  let book: Workbook;
  let interpreter: Interpreter;
  let batch: WireBatch;
  beforeEach(() => {
    book = new SmallBook().workbook;
    batch = new WireBatch();
    interpreter = withSets({ ExcelApi: '1.14' });
  });
  const withSets = (sets: Record<string, string>) =>
    new Interpreter({ root: book as unknown as ModelObject, table: TABLE, sets });
  const run = () => interpreter.run(batch.request);
  const lastValue = () => run().Results.at(-1)?.Value;
  const sheets = () => batch.property(batch.root, 'Worksheets');
  const range = (address: string) => batch.method(batch.item(sheets(), 'Sheet1'), 'GetRange', [address]);

  it('answers an instantiated sheet with its id and an instantiated range with nothing', () => {
    batch.instantiate(batch.method(sheets(), 'GetActiveWorksheet')).instantiate(range('A1'));
    expect(run().Results.map(({ Value }) => Value)).toEqual([{ Id: '{1}' }, {}]);
  });

  it('answers every action under its own id, in order', () => {
    batch.instantiate(batch.root).instantiate(range('A1'));
    expect(run().Results.map(({ ActionId }) => ActionId)).toEqual(batch.request.Actions.map(({ Id }) => Id));
  });

  it('takes the spelling of the user in queries and answers in the spelling of the wire', () => {
    batch.query(range('A1:B1'), { Select: ['address', 'format/wrapText'] });
    expect(lastValue()).toEqual({ Address: 'Sheet1!A1:B1', Format: { WrapText: false } });
  });

  it('answers all plain properties when nothing is named', () => {
    batch.query(range('A1'), {});
    expect(Object.keys(lastValue() as object)).toEqual(['Address', 'Values', 'RowCount', 'ColumnCount']);
  });

  it('answers a collection with the asked properties of its items', () => {
    book.worksheets.add('Log');
    batch.query(sheets(), { Select: ['name'] });
    expect(lastValue()).toEqual({
      _Items: [
        { Id: '{1}', Name: 'Sheet1' },
        { Id: '{2}', Name: 'Log' },
      ],
    });
  });

  it('gives a page of a collection', () => {
    book.worksheets.add('B');
    book.worksheets.add('C');
    batch.query(sheets(), { Select: ['name'], Skip: 1, Top: 1 });
    expect(lastValue()).toEqual({ _Items: [{ Id: '{2}', Name: 'B' }] });
  });

  it('writes and reads back, counting cells both ways', () => {
    const at = range('A1:B2');
    batch.set(at, 'Values', [
      [1, 2],
      [3, 4],
    ]);
    batch.query(at, { Select: ['values'] });
    expect(lastValue()).toEqual({
      Values: [
        [1, 2],
        [3, 4],
      ],
    });
    expect(interpreter.tally).toMatchObject({ cellsRead: 4, cellsWritten: 4 });
  });

  it('walks a method path once, however often it is used', () => {
    const added = batch.method(sheets(), 'Add', ['Log']);
    batch
      .instantiate(added)
      .query(added, { Select: ['name'] })
      .set(added, 'Name', 'Other');
    expect(run().Error).toBeUndefined();
    expect(book.worksheets.items.map(({ name }) => name)).toEqual(['Sheet1', 'Other']);
  });

  it('answers null for a null object and for everything reached through it', () => {
    const missing = batch.method(sheets(), 'GetItemOrNullObject', ['Nope']);
    const beyond = batch.method(missing, 'GetRange', ['A1']);
    batch
      .instantiate(missing)
      .query(missing, { Select: ['name'] })
      .instantiate(beyond)
      .call(missing, 'Activate');
    const { Results, Error } = run();
    expect(Error).toBeUndefined();
    expect(Results.map(({ Value }) => Value)).toEqual([null, null, null, null]);
  });

  it('refuses to write to a null object', () => {
    batch.set(batch.method(sheets(), 'GetItemOrNullObject', ['Nope']), 'Name', 'x');
    expect(run().Error).toMatchObject({ Code: 'InvalidOperation', ActionIndex: 0 });
  });

  it('answers ItemNotFound for a missing item, with the place of the failing action, and keeps what went before', () => {
    batch.instantiate(batch.root).instantiate(batch.item(sheets(), 'Nope')).instantiate(range('A1'));
    const { Results, Error } = run();
    expect(Results).toHaveLength(1);
    expect(Error).toMatchObject({ Code: 'ItemNotFound', HttpStatusCode: 404, ActionIndex: 1 });
  });

  it('passes on the model’s own errors', () => {
    batch.set(range('A1:B2'), 'Values', [[1]]);
    expect(run().Error).toMatchObject({ Code: 'InvalidArgument', Location: '.values' });
  });

  it('hides a crash of the model behind GeneralException and remembers its stack', () => {
    Object.defineProperty(book, 'name', {
      get() {
        throw new TypeError('model bug');
      },
    });
    batch.query(batch.root, { Select: ['name'] });
    expect(run().Error).toMatchObject({ Code: 'GeneralException', HttpStatusCode: 500 });
    expect(interpreter.tally.crashes[0]).toContain('model bug');
  });

  it('passes objects as arguments by their path', () => {
    const sheet = batch.item(sheets(), 'Sheet1');
    const other = batch.method(sheet, 'GetRange', ['B2:C3']);
    const whole = batch.method(sheet, 'GetRange', ['A1:C9']);
    const crossing = batch.method(whole, 'GetIntersectionOrNullObject', [other], [other]);
    batch.query(crossing, { Select: ['address'] });
    expect(lastValue()).toEqual({ Address: 'Sheet1!A2:C3' });
  });

  it('drops optional arguments that arrive as null', () => {
    batch.instantiate(batch.method(sheets(), 'Add', [null]));
    expect(run().Error).toBeUndefined();
    expect(book.worksheets.items[1]?.name).toBe('Sheet2');
  });

  it('keeps a referenced range over requests until it is given back', () => {
    const at = range('B2');
    batch.instantiate(at).call(at, '_KeepReference').instantiate(at);
    const id = (lastValue() as { _ReferenceId: string })._ReferenceId;
    batch = new WireBatch();
    const kept = batch.reference(id);
    batch.set(kept, 'Values', [['kept']]).query(kept, { Select: ['values'] });
    expect(lastValue()).toEqual({ _ReferenceId: id, Values: [['kept']] });
    batch = new WireBatch();
    batch.call(batch.root, '_RemoveReference', id);
    run();
    expect(interpreter.references.size).toBe(0);
    batch = new WireBatch();
    batch.instantiate(batch.reference(id));
    expect(run().Error?.Code).toBe('InvalidReference');
  });

  it('names what the model lacks, answers ApiNotFound and records it', () => {
    batch.call(range('A1:B1'), 'Merge', null);
    expect(run().Error).toMatchObject({ Code: 'ApiNotFound', Message: 'Range.merge is not emulated' });
    expect([...interpreter.tally.unemulated]).toEqual(['Range.merge']);
  });

  it('names an unknown service, path and action', () => {
    batch.instantiate(batch.service('Microsoft.Unknown'));
    run();
    batch = new WireBatch();
    batch.act({ ActionType: 9, ObjectPathId: batch.root });
    run();
    expect([...interpreter.tally.unemulated]).toEqual(['service Microsoft.Unknown', 'action type 9']);
  });

  it('never reaches the model’s own insides or Object’s members', () => {
    for (const name of ['$values', 'constructor', 'toString', '__proto__']) {
      batch = new WireBatch();
      batch.query(batch.item(sheets(), 'Sheet1'), { Select: [name] });
      expect(run().Error?.Code).toBe('ApiNotFound');
    }
  });

  it('refuses to set what cannot be set', () => {
    batch.set(range('A1'), 'Address', 'B1');
    expect(run().Error).toMatchObject({ Code: 'ApiNotFound' });
  });

  it('refuses a call above the advertised set without calling it unemulated', () => {
    interpreter = withSets({ ExcelApi: '1.8' });
    batch.query(range('A1'), { Select: ['format/wrapText'] });
    expect(run().Error).toMatchObject({ Code: 'ApiNotFound', HttpStatusCode: 404 });
    expect([...interpreter.tally.unemulated]).toEqual([]);
  });

  it('compares versions by number, not by text', () => {
    interpreter = withSets({ ExcelApi: '1.10' });
    batch.query(range('A1'), { Select: ['format/wrapText'] });
    expect(run().Error).toBeUndefined();
  });

  it('checks the announced size of an array that follows in slices', () => {
    batch.call(range('A1:B2'), '_ValidateArraySize', 2, 2);
    expect(run().Error).toBeUndefined();
    batch.call(range('A1:B2'), '_ValidateArraySize', 3, 2);
    expect(run().Error?.Code).toBe('InvalidArgument');
  });

  it('answers the trace that event registration waits for', () => {
    batch.act({ ActionType: 5 });
    expect(run().Results).toHaveLength(1);
  });

  describe('events', () => {
    const changed = {
      name: 'Worksheet.onChanged',
      targetId: '{1}',
      remote: true,
      message: { worksheetId: '{1}', address: 'B2', source: 'Remote' },
    };

    it('reach nobody before somebody registers, and nobody after the last one leaves', () => {
      expect(interpreter.events.entriesFor(changed)).toEqual([]);
      batch.call(batch.item(sheets(), 'Sheet1'), '_RegisterDataChangedEvent');
      run();
      expect(interpreter.events.entriesFor(changed)).toHaveLength(1);
      batch = new WireBatch();
      batch.call(batch.item(sheets(), 'Sheet1'), '_UnregisterDataChangedEvent');
      run();
      expect(interpreter.events.entriesFor(changed)).toEqual([]);
    });

    it('carry their number, their target and whether somebody else caused them', () => {
      batch
        .call(batch.item(sheets(), 'Sheet1'), '_RegisterDataChangedEvent')
        .call(sheets(), '_RegisterDataChangedEvent');
      run();
      const [toSheet, toBook] = interpreter.events.entriesFor(changed);
      expect(toSheet?.slice(0, 3)).toEqual([65536, 10, '{1}']);
      expect(toBook?.slice(0, 3)).toEqual([65536, 10, 'Workbook']);
      expect(toSheet?.[5]).toBe(true);
      expect(JSON.parse(toSheet?.[3] ?? '')).toMatchObject({ address: 'B2', source: 'Remote' });
    });

    it('lead back to their cells', () => {
      batch.call(sheets(), '_RegisterDataChangedEvent');
      run();
      const [entry] = interpreter.events.entriesFor(changed);
      const { referenceId } = JSON.parse(entry?.[3] ?? '') as { referenceId: string };
      batch = new WireBatch();
      batch.query(batch.method(batch.root, '_GetRangeForEventByReferenceId', [referenceId]), { Select: ['address'] });
      expect(lastValue()).toEqual({ Address: 'Sheet1!B2:B2' });
    });

    it('that the host does not know are refused by name', () => {
      batch.call(batch.item(sheets(), 'Sheet1'), '_RegisterSingleClickedEvent');
      expect(run().Error?.Code).toBe('ApiNotFound');
      expect([...interpreter.tally.unemulated]).toEqual(['Worksheet._RegisterSingleClickedEvent']);
    });

    it('are gated by the set they came with', () => {
      interpreter = withSets({ ExcelApi: '1.4' });
      batch.call(batch.item(sheets(), 'Sheet1'), '_RegisterDataChangedEvent');
      expect(run().Error?.Code).toBe('ApiNotFound');
      expect(interpreter.events.size).toBe(0);
    });

    it('and references end with the page that asked for them', () => {
      const at = range('A1');
      batch.call(at, '_KeepReference').call(sheets(), '_RegisterAddedEvent');
      run();
      interpreter.forgetPage();
      expect([interpreter.references.size, interpreter.events.size]).toEqual([0, 0]);
    });
  });
});
