import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLabBook } from '../../../lab/run/open-lab-book.ts';
import { root, runLab, type LabRun } from './run-lab.ts';

interface Person {
  readonly number: string;
}
interface SampleScripts {
  readonly bookshop: object;
  readonly bookshopPeople: readonly Person[];
  englishMonth(person: Person): object;
  englishPayslip(employer: object, person: Person, pay: object, month: string): Promise<Uint8Array>;
}

const folder = mkdtempSync(join(tmpdir(), 'sobre-clicks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const samples = join(root, 'samples');

/** The payslips of another month, as the samples' own script makes them. */
const writePayslips = async (month: string): Promise<string> => {
  const scripts = ['people', 'payroll', 'receipt-pdfs'].map((name) => import(`../../../scripts/samples/${name}.mjs`));
  const { bookshop, bookshopPeople, englishMonth, englishPayslip } = Object.assign(
    {},
    ...(await Promise.all(scripts)),
  ) as SampleScripts;
  const files = join(folder, month);
  mkdirSync(files);
  for (const person of bookshopPeople) {
    const pdf = await englishPayslip(bookshop, person, englishMonth(person), month);
    writeFileSync(join(files, `payslip-${person.number}.pdf`), pdf);
  }
  return files;
};

/** The sent book as the clerk has it next month: the period typed over, and one person with a new address. */
const nextMonth = async (sent: string, month: string): Promise<string> => {
  const settings = { locale: 'en-US' as const, propagationMs: 0, autoSave: true, protected: false, readOnly: false };
  const book = await openLabBook(sent, settings);
  for (let row = 2; row <= 7; row += 1) book.setCell(`D${row}`, month);
  book.setCell('C3', 'zoe.new@example.org');
  await book.settled();
  const next = join(folder, `next-${month}.xlsx`);
  await book.save(next);
  return next;
};

const sender = 'nomina@empresa.example';
let firstDay: Promise<LabRun> | undefined;
/** One run of somebody's first day, which both tests look at. */
const onFirstDay = (): Promise<LabRun> =>
  (firstDay ??= runLab({
    book: join(samples, 'nomina-quincena.xlsx'),
    files: join(samples, 'recibos'),
    scenario: { mail: 'test', google: { accounts: [{ email: sender, name: 'Nómina Empresa' }] } },
  }));

test('the first day leads to a test mail in at most five clicks in the pane', async () => {
  const { code, report } = await onFirstDay();
  expect([code, report.mailbox.map(({ to }) => to.join())]).toEqual([0, [sender]]);
  expect(report.clicks.inPane).toBeLessThanOrEqual(5);
}, 120_000);

test('a test mail is the real first row, to the sender alone, five presses after the first look', async () => {
  const { code, report } = await onFirstDay();
  expect(code).toBe(0);
  expect(report.mailbox).toHaveLength(1);
  const [mail] = report.mailbox;
  expect(mail?.to).toEqual([sender]);
  expect(mail?.subject).toMatch(/^\[PRUEBA\] /);
  expect(mail?.attachments).toHaveLength(2);
  expect(report.rows.every(({ status }) => status === 'waiting')).toBe(true);
  expect(report.clicks.inPane).toBeLessThanOrEqual(5);
}, 120_000);

test('the next period is sent in at most four clicks in the pane, a changed address accepted among them', async () => {
  const profile = join(folder, 'profile');
  const sent = join(folder, 'sent.xlsx');
  const scenario = { locale: 'en-US' };
  await runLab({
    book: join(samples, 'payslips.xlsx'),
    files: join(samples, 'payslips'),
    profile,
    bookOut: sent,
    scenario,
  });
  const { report } = await runLab({
    book: await nextMonth(sent, '2026-02'),
    files: await writePayslips('2026-02'),
    profile,
    scenario: { ...scenario, decide: ['recipient/changed'] },
  });
  expect([report.ended, report.mailbox.length]).toEqual(['complete', 6]);
  expect(report.clicks.inPane).toBeLessThanOrEqual(4);
}, 180_000);
