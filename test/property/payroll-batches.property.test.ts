import { describe, expect, test } from 'vitest';
import { severityOf } from '../../src/domain/issue.ts';
import { pairReceipts, verifyFinal } from '../../src/domain/pairing/pairing.ts';
import { factsOfText } from '../../src/pdf/text-facts.ts';
import type { ReceiptDocument } from '../../src/domain/receipt/receipt.ts';
import { isHarmless, isTelling, makeBatch, type Batch, type BatchFile } from '../fakes/payroll-batch.ts';
import type { Trap } from '../fakes/payroll-people.ts';
import { document } from '../fakes/receipt-documents.ts';
import { cfdiReader } from '../fakes/sample-batch.ts';
import { read } from '../unit/domain/roster/grid-of.ts';

const firstSeed = Number(process.env.SOBRE_SEED ?? 1);
const batches = process.env.SOBRE_DEEP === '1' ? 1_500 : 60;
const { signal } = new AbortController();

const bytesOf = (text: string, encoding: 'utf-8' | 'bom' | 'latin1' | 'utf16'): Uint8Array<ArrayBuffer> => {
  if (encoding === 'utf16') return new Uint8Array(Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le'));
  return new Uint8Array(Buffer.from(encoding === 'bom' ? `\ufeff${text}` : text));
};

const documentOf = async ({ name, content }: BatchFile): Promise<ReceiptDocument> => {
  if (content.kind === 'scan') return document(name, { verdict: 'cannot-tell', reason: 'no-text' });
  if (content.kind === 'xml') {
    const reading = await cfdiReader.read(bytesOf(content.text, content.encoding), [], signal);
    return document(name, reading, 'application/xml', content.encoding + content.text);
  }
  if (content.password !== undefined) return document(name, { verdict: 'cannot-tell', reason: 'locked' });
  const text = content.lines.join('\n');
  return document(name, { verdict: 'read', facts: factsOfText(text, undefined) }, 'application/pdf', text);
};

interface Outcome {
  readonly wrong: readonly string[];
  /** A stranger's file that a question stands before. */
  readonly doubtful: readonly string[];
  readonly heldThoughRight: readonly string[];
  readonly right: number;
}

const tellsNothing: readonly Trap[] = ['replaced', 'copy in another encoding', 'other employer beside'];

/** Whether the person's PDF prints what the sheet says of them; without its CFDI nothing else connects the two. */
const isNamedIn = ({ profile, files, workers }: Batch, row: number): boolean => {
  const { rfc, curp, nss } = workers[row - 2]!;
  const id = { 'RFC only': rfc, 'name and RFC': rfc, 'name and CURP': curp, 'number, name, NSS': nss }[
    profile as string
  ];
  const numbered = profile === 'number and amount' ? /n[oú]m?\.? ?empleado/i : undefined;
  return files.every(({ owner, content }) => {
    if (owner !== row || content.kind !== 'pdf') return true;
    const text = content.lines.join(' ');
    return (id === undefined || text.replaceAll('-', '').includes(id)) && (numbered?.test(text) ?? true);
  });
};

const tryBatch = async (batch: Batch): Promise<Outcome> => {
  const { entries, ...roster } = read(batch.cells);
  const documents = await Promise.all(batch.files.map(documentOf));
  const fileOf = new Map(documents.map((each, index) => [each, batch.files[index]!]));
  const pairing = pairReceipts({
    entries,
    documents,
    mode: 'auto',
    kind: 'payroll',
    columns: { grid: roster.grid, mapping: roster.mapping },
    ...(batch.period === undefined ? {} : { period: batch.period }),
  });
  const wrong: string[] = [];
  const doubtful: string[] = [];
  const heldThoughRight: string[] = [];
  let right = 0;
  for (const entry of entries) {
    const worker = batch.workers[entry.row - 2]!;
    const held = pairing.issues.filter(({ row, code }) => row === entry.row && severityOf(code) !== 'warning');
    const attached = pairing.byRow.get(entry.row)?.documents ?? [];
    const label = `${batch.seed} ${batch.profile} ${batch.formats} row ${entry.row} ${worker.trap}`;
    const codes = held.map(({ code, values }) => `${code} ${values.file ?? ''}`).join();
    for (const each of attached) {
      const { name, owner, due } = fileOf.get(each)!;
      if (owner !== entry.row && owner !== 0 && held.every(({ code }) => severityOf(code) === 'ask'))
        (held.length === 0 ? wrong : doubtful).push(`${label}: ${name} of ${owner} ${codes}`);
      else if (!due && held.length === 0) wrong.push(`${label}: ${name} not due`);
    }
    if (held.length === 0 && verifyFinal(entry, attached, pairing).length > 0) wrong.push(`${label}: not as judged`);
    // Without its CFDI nothing in a PDF says that it was replaced, or that another one of the same days is.
    const unsaid = batch.formats === 'pdf' && (tellsNothing.includes(worker.trap) || !isNamedIn(batch, entry.row));
    if (!isHarmless(worker.trap) || unsaid) continue;
    right += 1;
    const complete = attached.filter((each) => fileOf.get(each)!.due).length === (batch.formats === 'both' ? 2 : 1);
    if (held.length > 0 || !complete)
      heldThoughRight.push(`${label}: ${codes} [${attached.map(({ file }) => file.name).join()}]`);
  }
  return { wrong, doubtful, heldThoughRight, right };
};

describe('batches of payrolls nobody has seen', () => {
  test(`nobody gets a file that is not theirs, and hardly anybody waits in vain, in ${batches} batches`, async () => {
    let right = 0;
    const wrong: string[] = [];
    const held: string[] = [];
    const doubtful: string[] = [];
    for (let seed = firstSeed; seed < firstSeed + batches; seed += 1) {
      const batch = makeBatch(seed);
      const outcome = await tryBatch(batch);
      wrong.push(...outcome.wrong);
      doubtful.push(...outcome.doubtful);
      if (isTelling(batch.profile)) {
        right += outcome.right;
        held.push(...outcome.heldThoughRight);
      }
    }
    expect(wrong).toEqual([]);
    // People of one name in a sheet of names: somebody has to look, and is asked to.
    expect(doubtful.every((each) => each.includes('receipt/unverified'))).toBe(true);
    expect(held.length / right).toBeLessThan(0.05);
  }, 600_000);
});
