import { rowToReach } from '../../domain/roster/below-table.ts';
import type { Check, CheckedRow } from '../../domain/check.ts';
import { expected } from '../../domain/failure.ts';
import { issue, type Issue } from '../../domain/issue.ts';
import type { Field } from '../../domain/roster/field.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import { doubtfulRoles, readingOf, shapeOf } from '../../domain/roster/shape.ts';
import type { Language } from '../../domain/language.ts';
import type { LedgerEvent } from '../../domain/sending/ledger.ts';
import type { Role } from '../../domain/roster/understanding.ts';
import { choiceKeys } from '../base/choice-schemas.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { AddressMemory } from './address-memory.ts';
import { ShapeMemory } from './shape-memory.ts';
import { firstPerson, understoodColumns } from './understood-card.ts';
import { nothingUnderstood, type UnderstoodState } from './understood-state.ts';

type Ports = Pick<SessionPorts, 'book' | 'device' | 'clock'>;

const key = 'understood';
const mostConfirmed = 200;
const mostInBook = 50;

/** What Sobre makes of a sheet: what of it is in doubt, what was confirmed, and what such sheets were sent with before. */
export class UnderstandingDesk {
  doubts: readonly Role[] = [];
  asks = false;
  readonly addresses: AddressMemory;
  readonly shapes: ShapeMemory;
  /** Stands for how the sheet on show is read. */
  private reading = '';
  private confirmed: readonly string[] = [];
  private readonly ports: Ports;
  private shown: { readonly check: Check; readonly language: Language; readonly state: UnderstoodState } | undefined;

  constructor(ports: Ports) {
    this.ports = ports;
    this.addresses = new AddressMemory(ports);
    this.shapes = new ShapeMemory(ports);
  }

  /** Never rejects for what may happen. */
  async open(): Promise<void> {
    await Promise.all([this.addresses.open(), this.shapes.open()]);
    try {
      this.confirmed = (await this.ports.device.get<readonly string[]>(key)) ?? [];
    } catch (error) {
      expected(error);
    }
  }

  /** Takes in a new reading of the sheet. */
  async look(roster: Roster): Promise<void> {
    const chosen = new Set(
      choiceKeys
        .filter((each) => each.startsWith('column.') && this.ports.book.get(each) !== undefined)
        .map((each) => each.slice('column.'.length) as Field),
    );
    this.doubts = doubtfulRoles(roster, chosen);
    this.reading = await readingOf(roster);
    this.shapes.look(await shapeOf(roster));
    const known = [...this.confirmed, ...(this.ports.book.get('understood') ?? [])];
    this.asks = this.doubts.length > 0 && !known.includes(this.reading);
  }

  /** Nobody gets anything before a person has looked at what is in doubt. */
  issues(roster: Roster): readonly Issue[] {
    return this.asks ? roster.entries.map(({ row }) => issue('sheet/understood', row, '')) : [];
  }

  /** The person looked, and it is right: for this reading of such sheets, on this device and in the workbook. */
  async confirm(): Promise<void> {
    this.confirmed = [...this.confirmed, this.reading].slice(-mostConfirmed);
    try {
      await this.ports.device.set(key, this.confirmed);
    } catch (error) {
      expected(error);
    }
    const inBook = this.ports.book.get('understood') ?? [];
    await this.ports.book.set('understood', [...inBook, this.reading].slice(-mostInBook));
  }

  /** Learns from what this device has sent: where each person was written to, and with which choices such a sheet went. */
  async learn(check: Check | undefined, own: readonly LedgerEvent[]): Promise<void> {
    if (check === undefined) return;
    if (await this.addresses.learn(check, own)) await this.shapes.remember();
  }

  /** The pane is drawn far more often than its rows are judged. */
  state(
    roster: Roster | undefined,
    check: Check | undefined,
    language: Language,
    greetingOf: (row: CheckedRow) => string,
  ): UnderstoodState {
    if (roster === undefined || check === undefined) return nothingUnderstood;
    const { asks, doubts } = this;
    if (this.shown?.check !== check || this.shown.language !== language) {
      const { headingRow, rowsRead, leftOut, unread } = roster.understood;
      const state: UnderstoodState = {
        asks,
        doubts,
        headingRow,
        headingMoves: roster.grid.table === undefined,
        columns: understoodColumns(roster),
        first: firstPerson(check, roster, language, greetingOf),
        read: rowsRead.length,
        leftOut,
        unread,
        reach: rowToReach(roster),
        known: undefined,
      };
      this.shown = { check, language, state };
    }
    return { ...this.shown.state, known: this.shapes.offered };
  }
}
