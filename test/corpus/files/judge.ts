import { severityOf, type IssueCode } from '../../../src/domain/issue.ts';
import { pairReceipts, verifyFinal } from '../../../src/domain/pairing/pairing.ts';
import { readDocuments } from '../../../src/domain/receipt/read-documents.ts';
import { cfdiReader, memoryFile } from '../../fakes/sample-batch.ts';
import { pdfReader } from '../../fakes/pdf-text.ts';
import { read } from '../../unit/domain/roster/grid-of.ts';
import type { Batch, CorpusFile, RowTruth } from './batch.ts';

/** What became of a row, held against what should have. */
export type Verdict =
  | 'right'
  /** Somebody else's or another period's content left, or a question that was owed was not asked. */
  | 'wrong'
  /** Foul content, and one tick would let it go. */
  | 'waivable'
  | 'asked rightly'
  | 'held rightly'
  | 'asked in vain'
  | 'held in vain';
export const verdicts: readonly Verdict[] = [
  'right',
  'wrong',
  'waivable',
  'asked rightly',
  'held rightly',
  'asked in vain',
  'held in vain',
];

export interface RowOutcome {
  readonly batch: Batch;
  readonly truth: RowTruth;
  readonly verdict: Verdict;
  readonly codes: readonly string[];
  readonly attached: readonly string[];
}

/** Sheet and files through the product's own readers and rules, as the pane does it. */
export const judgeBatch = async (batch: Batch): Promise<RowOutcome[]> => {
  const { entries, ...roster } = read(batch.cells);
  const documents = await readDocuments(
    batch.files.map(({ name, bytes }) => memoryFile(name, bytes)),
    [cfdiReader, pdfReader],
    {
      passwords: [...new Set(entries.map(({ password }) => password).filter((each) => each !== ''))],
      signal: new AbortController().signal,
    },
  );
  const fileOf = new Map(documents.map((document, at) => [document, batch.files[at]!]));
  const pairing = pairReceipts({
    entries,
    documents,
    mode: batch.mode,
    kind: 'payroll',
    printsXml: batch.formats === 'xml',
    columns: { grid: roster.grid, mapping: roster.mapping },
    ...(batch.period === undefined ? {} : { period: { from: batch.period.from, to: batch.period.to } }),
  });
  return batch.rows.map((truth) => {
    const entry = entries.find(({ row }) => row === truth.row);
    if (entry === undefined) throw new Error(`Seed ${batch.seed}: row ${truth.row} was not read`);
    const attached = pairing.byRow.get(truth.row)?.documents ?? [];
    const issues = [...pairing.issues.filter(({ row }) => row === truth.row), ...verifyFinal(entry, attached, pairing)];
    const codes = issues.map(({ code }) => code);
    const files = attached.map((document) => fileOf.get(document)!);
    return {
      batch,
      truth,
      verdict: verdictOf(truth, codes, files),
      codes: issues.map(({ code, values }) =>
        [code, values.file, values.also].filter((each) => each !== undefined).join(' '),
      ),
      attached: files.map(({ name }) => name),
    };
  });
};

const verdictOf = (truth: RowTruth, codes: readonly IssueCode[], files: readonly CorpusFile[]): Verdict => {
  const has = (...severities: readonly string[]): boolean =>
    codes.some((code) => severities.includes(severityOf(code)));
  const names = files.map(({ name }) => name);
  const foul = files.some(({ owner, state }) => owner !== truth.row || state === 'foul');
  const clean = files.every(({ owner, state }) => owner === truth.row && state === 'clean');
  const stays = files.length === 0 || has('later', 'info');
  if (has('error')) return ['go', 'either', 'ask'].includes(truth.expect) ? 'held in vain' : 'held rightly';
  if (stays) return truth.expect === 'go' ? 'held in vain' : 'held rightly';
  if (has('ask')) {
    if (foul && truth.expect === 'hold') return 'waivable';
    return truth.expect === 'go' ? 'asked in vain' : 'asked rightly';
  }
  if (!clean) return 'wrong';
  if (truth.expect === 'ask') return 'wrong';
  // Only what is in order leaves, and the foul file stays behind.
  if (truth.expect !== 'go') return 'right';
  return truth.needs.every((group) => group.some((name) => names.includes(name))) ? 'right' : 'held in vain';
};
