import { expected } from '../../domain/failure.ts';
import { issue, type Issue } from '../../domain/issue.ts';
import type { Language } from '../../domain/language.ts';
import type { Entry, Roster } from '../../domain/roster/roster.ts';
import { fieldText } from '../../domain/text/field-value.ts';
import type { GuardedRowCheck, PluginIssue, RowToCheck } from '../../plugin/contribution.ts';
import type { Contributed } from '../../plugin/host.ts';
import { pauses } from '../base/in-slices.ts';
import type { SessionPorts } from '../base/session-ports.ts';

/** The sheet is not kept waiting longer for the code of a check; its rows are, until a person says otherwise. Milliseconds. */
const patienceMs = 2_000;
const longestText = 300;

interface Loading {
  readonly done: Promise<void>;
  check?: GuardedRowCheck;
  isOver: boolean;
  /** Somebody waited in vain: whoever comes next does not. */
  isLate: boolean;
}

/** What is looked at. */
export interface RowsToCheck {
  readonly roster: Roster;
  readonly filesOf: (row: number) => readonly string[];
  readonly language: Language;
  readonly signal: AbortSignal;
}

/** What the checks of plugins find in the rows. They only ever add to what Sobre finds; a row that one could not look at is asked about. */
export class PluginChecks {
  private readonly loading = new Map<string, Loading>();
  private readonly ports: Pick<SessionPorts, 'clock' | 'plugins' | 'translate'>;
  private readonly again: () => void;

  /** @param again told when a check is there that rows were not kept waiting for */
  constructor(ports: Pick<SessionPorts, 'clock' | 'plugins' | 'translate'>, again: () => void) {
    this.ports = ports;
    this.again = again;
  }

  /** Rejects when aborted. */
  async issues(rows: RowsToCheck): Promise<readonly Issue[]> {
    const contributed = this.ports.plugins.contributed('rowChecks');
    const found = await Promise.all(contributed.map((each) => this.of(each, rows)));
    return found.flat();
  }

  private async of(contributed: Contributed<'rowChecks'>, rows: RowsToCheck): Promise<readonly Issue[]> {
    const plugin = contributed.id.replace(/\..*$/, '');
    const check = await this.loaded(contributed, rows.signal);
    const pause = pauses(this.ports.clock, rows.signal);
    const issues: Issue[] = [];
    for (const entry of rows.roster.entries) {
      // Each is handed a row of its own: what one writes into it nobody else reads.
      const found = check?.check(rowOf(entry, rows.filesOf(entry.row)));
      const said = found?.map((each) => this.issueOf(each, plugin, entry.row, rows));
      if (said === undefined || said.includes(undefined))
        issues.push(issue('plugin/unchecked', entry.row, '', { plugin }));
      issues.push(...(said ?? []).filter((each) => each !== undefined));
      await pause();
    }
    return issues;
  }

  private async loaded(
    contributed: Contributed<'rowChecks'>,
    signal: AbortSignal,
  ): Promise<GuardedRowCheck | undefined> {
    const { id } = contributed;
    const known = this.loading.get(id);
    const loading = known === undefined || (known.isOver && known.check === undefined) ? this.load(contributed) : known;
    this.loading.set(id, loading);
    if (!loading.isOver && !loading.isLate) {
      await Promise.race([loading.done, this.ports.clock.sleep(patienceMs, signal)]);
      signal.throwIfAborted();
      loading.isLate = !loading.isOver;
    }
    return loading.check;
  }

  private load(contributed: Contributed<'rowChecks'>): Loading {
    const load = async (): Promise<void> => {
      try {
        loading.check = await contributed.load();
      } catch (error) {
        expected(error);
      }
      loading.isOver = true;
      if (loading.isLate) this.again();
    };
    const loading: Loading = { done: Promise.resolve().then(load), isOver: false, isLate: false };
    return loading;
  }

  /** Undefined where the plugin has no such text: what it found is told as a row that nobody looked at. */
  private issueOf(
    { severity, text: key, values = {}, column }: PluginIssue,
    plugin: string,
    row: number,
    { roster, language }: RowsToCheck,
  ): Issue | undefined {
    const whole = `plugin.${plugin}.${key}`;
    const text = this.ports.translate(language, whole, values).slice(0, longestText);
    if (text === whole) {
      this.ports.plugins.refuse(plugin, new Error(`${plugin} finds ${key}, and has no such text`));
      return undefined;
    }
    const letters = roster.columns.find(({ header }) => header === column)?.letters ?? '';
    return issue(severity === 'hold' ? 'plugin/holds' : 'plugin/asks', row, letters, { plugin, text });
  }
}

const rowOf = ({ row, person, recipients, amount, fields }: Entry, files: readonly string[]): RowToCheck => ({
  row,
  name: person.name,
  employeeNumber: person.employeeNumber,
  recipients: recipients.map(({ address }) => address),
  amount,
  cells: Object.fromEntries([...fields].map(([header, value]) => [header, fieldText(value)])),
  files: [...files],
});
