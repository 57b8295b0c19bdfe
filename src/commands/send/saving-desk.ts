import { primaryKey } from '../../domain/sending/document-key.ts';
import { expected, Failure, isFailure } from '../../domain/failure.ts';
import type { MailSaver, NamedMail } from '../../domain/ports.ts';
import type { ComposedMail, RunItem } from '../../domain/sending/run-item.ts';
import { statusText } from '../../domain/sending/status-text.ts';
import { planRun, signatureOf } from '../../domain/sending/plan-run.ts';
import { sentenceOf } from '../base/sentence.ts';
import { notSaving, type SavingState } from './saving-state.ts';
import type { Checked } from './sending.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { SheetDesk } from '../people/sheet-desk.ts';
import { statusWords } from '../base/words.ts';
import type { Language } from '../../domain/language.ts';

export interface Saving {
  readonly checked: Checked;
  /** Whether the rows will say so. */
  readonly noted: boolean;
  readonly language: Language;
  readonly templateHeaders: ReadonlySet<string>;
  readonly newReceiptId: (documentKey: string) => string;
  readonly compose: (row: Checked['check']['rows'][number], item: RunItem) => Promise<ComposedMail>;
}

/** Whoever pressed Stop is not kept waiting for a saver that never ends: it gets no more mails. */
const untilStopped = (signal: AbortSignal, saved: Promise<void>): Promise<void> => {
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(new Failure('mail/not-sent'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
  return Promise.race([saved, stopped]);
};

/**
 * Mails as files for another mail program, without an account. It is no run: nothing leaves, so nothing is put on
 * record, and the rows stay as free to be sent as they were.
 */
export class SavingDesk {
  private shown: SavingState = notSaving;
  /** Receipts whose files were handed to the browser, until the person says whether they arrived. */
  private handed: ReadonlySet<string> = new Set();
  private stopping: AbortController | undefined;
  private readonly ports: SessionPorts;
  private readonly sheet: SheetDesk;
  private readonly changed: () => void;

  constructor(ports: SessionPorts, sheet: SheetDesk, changed: () => void) {
    this.ports = ports;
    this.sheet = sheet;
    this.changed = changed;
  }

  get running(): boolean {
    return this.shown.status === 'saving';
  }

  state(): SavingState {
    return this.shown;
  }

  private show(change: Partial<SavingState>): void {
    this.shown = { ...this.shown, ...change };
    this.changed();
  }

  begin(): void {
    this.show({ ...notSaving, status: 'saving' });
  }

  /** A run begins: what was saved before is no longer all that happened. */
  forget(): void {
    if (!this.running) this.show(notSaving);
  }

  ask(): void {
    this.show({ ...notSaving, status: 'asking' });
  }

  refuse(failure: Failure): void {
    this.show({ ...notSaving, status: 'failed', problem: sentenceOf(failure) });
  }

  private async saver(): Promise<MailSaver> {
    const [saver] = this.ports.plugins.contributed('mailSavers');
    if (saver === undefined) throw new Failure('host/plugin-failed', { values: { plugin: 'eml' } });
    return saver.load();
  }

  /** Rejects with `mail/not-sent`, `plugin/failed` or `host/plugin-failed`. */
  async saveOne(mail: ComposedMail): Promise<void> {
    const one = async function* (): AsyncIterable<NamedMail> {
      yield mail;
    };
    await (await this.saver()).save(one(), new AbortController().signal);
  }

  /** Saves every row that is ready. Never rejects for what may happen. */
  async save(saving: Saving): Promise<void> {
    const release = await this.ports.soleSender();
    const stopping = (this.stopping = new AbortController());
    try {
      if (release === undefined) throw new Failure('run/other-sender');
      const { check, roster } = saving.checked;
      const signature = signatureOf(roster, saving.templateHeaders);
      const { items } = planRun(check, roster, signature, undefined);
      this.show({ total: items.length });
      const named = saving.noted ? await this.mint(items, saving) : withIds(items, saving);
      const saved: RunItem[] = [];
      const { signal } = stopping;
      await untilStopped(signal, (await this.saver()).save(this.mails(named, saving, saved, signal), signal));
      this.handed = saving.noted ? new Set(saved.map(({ receiptId }) => receiptId)) : new Set();
      this.show({ status: saved.length > 0 ? 'arrived' : 'saved' });
    } catch (error) {
      if (stopping.signal.aborted) this.show(notSaving);
      else this.refuse(expected(error));
    } finally {
      this.stopping = undefined;
      release?.();
    }
  }

  /** No row says that it was saved; files that are there already stay there. */
  stop(): void {
    this.stopping?.abort();
  }

  /** The id in the row is the reference in the mail, so that a later send shows the same one. */
  private async mint(items: readonly RunItem[], saving: Saving): Promise<readonly RunItem[]> {
    const { workbook } = this.ports;
    workbook.follow(this.sheet.place());
    const named = withIds(items, saving);
    const wanted = named.filter((_, index) => items[index]?.receiptId === '');
    if (wanted.length > 0) {
      await workbook.mint(wanted, signatureOf(saving.checked.roster, saving.templateHeaders));
    }
    return named;
  }

  /** Makes them as the saver asks for them; `taken` holds those that it has. */
  private async *mails(
    items: readonly RunItem[],
    { checked, compose }: Saving,
    taken: RunItem[],
    signal: AbortSignal,
  ): AsyncIterable<NamedMail> {
    for (const item of items) {
      const row = checked.check.rows.find(({ entry }) => entry.row === item.row);
      if (row === undefined) continue;
      if (signal.aborted) throw new Failure('mail/not-sent');
      let mail: ComposedMail;
      try {
        mail = await compose(row, item);
      } catch (error) {
        if (!isFailure(error) || error.stops !== 'row') throw error;
        this.show({ left: this.shown.left + 1, problem: sentenceOf(error) });
        continue;
      }
      yield mail;
      taken.push(item);
      this.show({ done: taken.length });
    }
  }

  /** Where downloads do nothing the person looks for the file in vain, and no row says that it was saved. */
  notArrived(): void {
    this.handed = new Set();
    this.show({ status: 'failed', problem: { code: 'not-arrived', values: {} } });
  }

  /** Says so in the rows as they are now; not where a row has evidence of a send. */
  async arrived({ check }: Checked, language: Language): Promise<void> {
    const { workbook, translate } = this.ports;
    const status = statusText({ state: 'saved', code: '', who: '', writer: '' }, statusWords(translate, language));
    const writes = check.rows
      .filter(({ evidence, entry }) => evidence.kind === 'free' && this.handed.has(entry.own.receiptId))
      .map(({ entry }) => ({ receiptId: entry.own.receiptId, cells: { status } }));
    if (writes.length > 0) {
      workbook.follow(this.sheet.place());
      await workbook.exchange({ writes, watch: [], log: [], beacon: undefined });
      await workbook.save();
    }
    this.handed = new Set();
    this.show({ status: 'saved' });
  }
}

const withIds = (items: readonly RunItem[], { newReceiptId }: Saving): readonly RunItem[] =>
  items.map((item) => (item.receiptId === '' ? { ...item, receiptId: newReceiptId(primaryKey(item.keys)) } : item));
