import { expected } from '../../domain/failure.ts';
import { issue, type Issue } from '../../domain/issue.ts';
import type { Language } from '../../domain/language.ts';
import { sha256 } from '../../domain/text/sha256.ts';
import type { ChoiceKey } from '../base/choice-schemas.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { EvidenceDesk } from '../record/evidence-desk.ts';
import { late } from '../base/late.ts';
import { changedKeys, decidingChoices, type DecidingChoices } from './deciding-choices.ts';

/** What this device sent by: the workbook, by the hash of its address, and the numbers its log lines got. */
interface SentBy {
  readonly where: string;
  readonly from: number;
  readonly to: number;
  readonly choices: DecidingChoices;
}

const key = 'sent-by';
/** Workbooks of years. */
const mostKept = 100;

const isSentBy = (value: unknown): value is SentBy => {
  if (typeof value !== 'object' || value === null) return false;
  const { where, from, to, choices } = value as Partial<Record<keyof SentBy, unknown>>;
  return (
    typeof where === 'string' &&
    typeof from === 'number' &&
    typeof to === 'number' &&
    typeof choices === 'object' &&
    choices !== null
  );
};

type WatchPorts = Pick<SessionPorts, 'book' | 'device' | 'workbook' | 'translate'>;

/**
 * Knows by which shared choices this device last sent from the workbook, and says what changed since: a colleague, or
 * whoever else may edit the file, decides nothing in silence. What this pane's own person chooses is no news to them.
 */
export class ChoiceWatch {
  private before: DecidingChoices | undefined;
  private told = '';
  private readonly own = new Set<ChoiceKey>();
  private readonly ports: WatchPorts;
  private readonly evidence: EvidenceDesk;

  constructor(ports: WatchPorts, evidence: EvidenceDesk) {
    this.ports = ports;
    this.evidence = evidence;
    ports.book.onWrite = (written) => void this.own.add(written);
  }

  /** Each change since then, and whether they are others than were told last. */
  async changes(language: Language): Promise<{ readonly issues: readonly Issue[]; readonly isNew: boolean }> {
    const now = await decidingChoices(this.ports.book);
    // What this device sent by is known by lines that may not be read yet.
    if (this.before === undefined && this.evidence.unread > 0) return { issues: [], isNew: false };
    try {
      this.before ??= (await this.recall()) ?? now;
    } catch (error) {
      // Excel is busy with its person: the sheet cannot be read either, and the next reading compares.
      expected(error);
      return { issues: [], isNew: false };
    }
    const before = { ...this.before };
    for (const mine of this.own) if (now[mine] !== undefined) before[mine] = now[mine];
    this.own.clear();
    this.before = before;
    const keys = changedKeys(before, now);
    const told = keys.length === 0 ? '' : JSON.stringify([keys, now]);
    const isNew = told !== this.told;
    this.told = told;
    return { issues: keys.length === 0 ? [] : await this.shown(before, now, language), isNew };
  }

  /** Where it cannot be fetched how they differ, they are asked about by their names alone. */
  private async shown(before: DecidingChoices, now: DecidingChoices, language: Language): Promise<readonly Issue[]> {
    try {
      const { choiceChanges } = await late(import(/* webpackChunkName: "changes" */ './choice-changes.ts'));
      return choiceChanges(before, now, this.ports.translate, language);
    } catch (error) {
      expected(error);
      const values = (what: string) => ({ what, from: '…', to: '…' });
      return changedKeys(before, now).map((what) => issue('choices/changed', 0, '', values(what)));
    }
  }

  /** The choices a run begins with; keep what it returns for `sent`. */
  async begin(): Promise<{ readonly from: number; readonly choices: DecidingChoices }> {
    return { from: this.evidence.nextSeq, choices: await decidingChoices(this.ports.book) };
  }

  /** A run that began so is over. Without a log line of it nothing was sent. */
  async sent({ from, choices }: { readonly from: number; readonly choices: DecidingChoices }): Promise<void> {
    const to = this.evidence.nextSeq - 1;
    if (to < from) return;
    this.before = choices;
    const others = await this.all();
    const where = await this.where();
    const entries = [{ where, from, to, choices }, ...others].slice(0, mostKept);
    // Where nothing can be kept, nothing is sent either.
    await this.ports.device.set(key, entries).catch(() => undefined);
  }

  /** By the workbook's address, else by the lines this device wrote into its log: a copy brings those along. */
  private async recall(): Promise<DecidingChoices | undefined> {
    const [all, where] = [await this.all(), await this.where()];
    const seqs = this.evidence.ownLines.map(({ event }) => event.seq);
    const here = all.find((each) => where !== '' && each.where === where);
    const copied = all.find(({ from, to }) => seqs.some((seq) => seq >= from && seq <= to));
    return (here ?? copied)?.choices;
  }

  private async all(): Promise<readonly SentBy[]> {
    const kept = await this.ports.device.get<unknown>(key).catch(() => undefined);
    return Array.isArray(kept) ? kept.filter(isSentBy) : [];
  }

  private async where(): Promise<string> {
    const { address = '' } = await this.ports.workbook.environment();
    return address === '' ? '' : sha256(address);
  }
}
