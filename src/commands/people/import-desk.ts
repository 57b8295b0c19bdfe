import { importColumns, type ImportColumn } from '../../domain/receipt/import-sheet.ts';
import { findAddresses, type FoundAddresses, type KnownAddress } from '../../domain/roster/find-address.ts';
import { normalNationalId, normalTaxId } from '../../domain/roster/person.ts';
import { displayAddress } from '../../domain/roster/recipient.ts';
import type { Person, Roster } from '../../domain/roster/roster.ts';
import { notImporting, type ImportState } from './import-state.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { sheetPeople } from './sheet-people.ts';
import type { Language } from '../../domain/language.ts';

type Rows = readonly (readonly string[])[];

interface Fill extends FoundAddresses {
  readonly sheet: string;
  readonly count: number;
}

const at = (column: ImportColumn): number => importColumns.indexOf(column);

const personOf = (cells: readonly string[]): Person => {
  const text = (column: ImportColumn) => cells[at(column)] ?? '';
  return {
    name: text('name'),
    employeeNumber: text('employeeNumber'),
    taxId: normalTaxId(text('taxId')),
    nationalId: normalNationalId(text('nationalId')),
  };
};

/** Makes a sheet of picked CFDI, with the addresses that other sheets of the workbook know. */
export class ImportDesk {
  private shown: ImportState = notImporting;
  private waiting: { rows: Rows; language: Language; fills: readonly Fill[] } | undefined;
  private readonly ports: SessionPorts;

  constructor(ports: SessionPorts) {
    this.ports = ports;
  }

  state(): ImportState {
    return this.shown;
  }

  /** Says no more of the last import. */
  clear(): void {
    this.waiting = undefined;
    this.shown = notImporting;
  }

  /** Header and people, by `importColumns`. Says whether the sheet was made; else it asks first. */
  async begin(rows: Rows, language: Language): Promise<boolean> {
    const fills = await this.fills(rows.slice(1).map(personOf));
    const different = new Set(fills.map(({ texts }) => JSON.stringify(texts)));
    if (different.size > 1) {
      this.waiting = { rows, language, fills };
      this.shown = { choices: fills.map(({ sheet, count }) => ({ sheet, count })), filled: undefined };
      return false;
    }
    await this.make(rows, language, fills[0]);
    return true;
  }

  /** The answer: which sheet has the right addresses; none leaves them out. */
  async answer(sheet: string | undefined): Promise<void> {
    const { waiting } = this;
    if (waiting === undefined) return;
    await this.make(
      waiting.rows,
      waiting.language,
      waiting.fills.find((fill) => fill.sheet === sheet),
    );
    this.waiting = undefined;
  }

  private async make([header = [], ...people]: Rows, language: Language, fill: Fill | undefined): Promise<void> {
    const email = at('email');
    const filled = people.map((cells, index) =>
      cells.map((text, column) => (column === email ? (fill?.texts[index] ?? '') : text)),
    );
    const { workbook, translate } = this.ports;
    await workbook.addSheet(translate(language, 'import.sheet'), [header, ...filled]);
    const told = fill && { sheet: fill.sheet, count: fill.count, total: people.length, unclear: fill.unclear };
    this.shown = { choices: [], filled: told };
  }

  /** What each other sheet knows, the one that knows most first. */
  private async fills(people: readonly Person[]): Promise<readonly Fill[]> {
    const fills: Fill[] = [];
    for (const sheet of await this.ports.workbook.sheetNames()) {
      const found = findAddresses(people, await this.addressesIn(sheet));
      const count = found.texts.filter((text) => text !== '').length;
      if (count > 0) fills.push({ ...found, sheet, count });
    }
    return fills.sort((a, b) => b.count - a.count);
  }

  private async addressesIn(sheet: string): Promise<readonly KnownAddress[]> {
    const roster = await sheetPeople(this.ports, sheet);
    return roster === undefined ? [] : knownIn(roster);
  }
}

const knownIn = ({ entries, issues }: Roster): readonly KnownAddress[] => {
  const wrong = new Set(
    issues
      .filter(({ code }) => code === 'recipient/invalid' || code === 'recipient/control-character')
      .map(({ row }) => row),
  );
  // Who gets paper goes on getting paper.
  const said = new Map(
    issues.filter(({ code }) => code === 'recipient/missing').map(({ row, values }) => [row, String(values.word)]),
  );
  return entries.flatMap(({ row, person, recipients }) => {
    const text = recipients.map(({ address }) => displayAddress(address)).join('; ') || (said.get(row) ?? '');
    return text === '' || wrong.has(row) ? [] : [{ person, text }];
  });
};
