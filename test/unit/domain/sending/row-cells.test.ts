import { expect, test } from 'vitest';
import { keptLedger } from '../../../../src/domain/sending/kept-ledger.ts';
import { writerTag } from '../../../../src/domain/sending/ledger.ts';
import { Outbox } from '../../../../src/domain/sending/outbox.ts';
import { RowCells } from '../../../../src/domain/sending/row-cells.ts';
import { statusText } from '../../../../src/domain/sending/status-text.ts';
import { memoryLedger } from '../../../fakes/memory-ledger.ts';
import { words } from '../../../fakes/run-stage.ts';

const row = { receiptId: 'r1', sentTo: 'ana@empresa.example' };

const stage = () => {
  const outbox = new Outbox('');
  const ports = {
    ledger: keptLedger(memoryLedger('ANA-WRITER')),
    statusText: (status: Parameters<typeof statusText>[0]) => statusText(status, words),
    timeText: (at: number) => `at ${at}`,
  };
  return { outbox, cells: new RowCells(outbox, ports, { who: 'ana' }) };
};

const written = async (outbox: Outbox) => (await outbox.pending()).writes;

test('a claim names who makes it and the device, and the text that is looked for is the one that is written', async () => {
  const { outbox, cells } = stage();
  cells.claim(row, 'claimed');
  expect(await written(outbox)).toEqual([{ receiptId: 'r1', cells: { status: cells.claimText('claimed') } }]);
  expect(cells.claimText('claimed')).toContain('ana');
  expect(cells.claimText('claimed')).toContain(writerTag('ANA-WRITER'));
});

test('what left, or may have, says when and to whom; what did not says why alone', async () => {
  const sent = stage();
  sent.cells.outcome(row, { kind: 'sent', providerMessageId: 'm', at: 5 });
  expect(await written(sent.outbox)).toEqual([
    { receiptId: 'r1', cells: { status: 'Sent', sentAt: 'at 5', sentTo: 'ana@empresa.example' } },
  ]);
  const failed = stage();
  failed.cells.outcome(row, { kind: 'failed', code: 'mail/rejected', at: 5 });
  const [write] = await written(failed.outbox);
  expect(Object.keys(write!.cells)).toEqual(['status']);
  expect(write!.cells.status).toContain('mail/rejected');
});

test('a row that is given back has an empty status', async () => {
  const { outbox, cells } = stage();
  cells.claim(row, 'claimed');
  cells.clear(row);
  expect(await written(outbox)).toEqual([{ receiptId: 'r1', cells: { status: '' } }]);
});
