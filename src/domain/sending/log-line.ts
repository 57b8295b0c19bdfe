import { writerTag, type LedgerEvent, type LedgerKind, type LogLine } from './ledger.ts';

/** The columns of a log sheet, in their order. New ones come last: older sheets lack them. */
export const logColumns = [
  'time',
  'event',
  'receipt',
  'document',
  'person',
  'period',
  'row',
  'files',
  'attempt',
  'excuses',
  'message',
  'gmail',
  'recipients',
  'run',
  'writer',
  'number',
  'at',
  'chain',
  'provider',
  'sender',
  'waived',
  'span',
  'nth',
] as const;
type LogColumn = (typeof logColumns)[number];

export const chainColumn = logColumns.indexOf('chain');
const indexOf = new Map(logColumns.map((column, index) => [column, index]));

const prefix = 'Sobre log · ';

/** A writer's first sheet has no number. */
export const logSheetName = (writer: string, number = 1): string =>
  prefix + writerTag(writer) + (number === 1 ? '' : ` ${number}`);

export const isLogSheet = (name: string): boolean => name.startsWith(prefix);

/** Name of the first of the sheets that this one goes on from. */
export const firstSheetOf = (name: string): string => /^Sobre log · \S*/.exec(name)?.[0] ?? name;

/** Which of its writer's sheets it is, from 1; 0 when it is none of this writer's. */
export const logSheetNumber = (name: string, writer: string): number => {
  const first = logSheetName(writer);
  if (name === first) return 1;
  const number = name.startsWith(`${first} `) ? Number(name.slice(first.length + 1)) : 0;
  return Number.isInteger(number) && number > 1 ? number : 0;
};

const kinds: ReadonlySet<string> = new Set<LedgerKind>([
  'marked',
  'sending',
  'sent',
  'failed',
  'not-sent',
  'unknown',
  'confirmed',
  'returned',
  'again',
]);

export const cellsOfLine = ({ event, chain }: LogLine): string[] => {
  const cells: Readonly<Record<LogColumn, string>> = {
    time: new Date(event.at).toISOString(),
    event: event.kind,
    receipt: event.receiptId,
    document: event.strong ?? '',
    person: event.weak,
    period: event.period,
    row: event.rowHash,
    files: event.filesHash ?? '',
    attempt: event.attempt,
    excuses: event.excuses.join(' '),
    message: event.messageHash,
    gmail: event.providerMessageId,
    recipients: String(event.recipients),
    run: event.run,
    writer: event.writer,
    number: String(event.seq),
    at: String(event.at),
    chain,
    provider: event.provider ?? '',
    sender: event.sender ?? '',
    waived: (event.waived ?? []).join(' '),
    span: event.span ?? '',
    nth: event.nth === undefined ? '' : String(event.nth),
  };
  return logColumns.map((column) => cells[column]);
};

const mostNumber = 2 ** 45;
/** A date that every computer can write out. */
const latest = Date.UTC(2200, 0);

/** Undefined for what is no whole number from 0 to `most`. */
export const countOf = (text: string, most: number): number | undefined =>
  /^\d{1,15}$/.test(text) && Number(text) <= most ? Number(text) : undefined;

/** Names of writers are joined with spaces and colons. */
export const isWriter = (text: string): boolean => /^[\w-]{1,64}$/.test(text);

const optional = (text: string): string | undefined => (text === '' ? undefined : text);

/** What Excel gives for a cell. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/**
 * What a row of a log sheet claims; undefined for a row that claims nothing. Anybody may have written it: what no
 * writer of ours would say is `flawed`, and stands for no more than that something may have left.
 */
export const lineOfCells = (cells: readonly unknown[], row: number, sheet = ''): LogLine | undefined => {
  const text = (column: LogColumn): string => textOf(cells[indexOf.get(column) ?? -1]);
  const kind = text('event');
  if (kind.trim() === '' && text('attempt') === '') return undefined;
  const recipients = countOf(text('recipients'), 100_000);
  const seq = countOf(text('number'), mostNumber);
  const at = countOf(text('at'), latest);
  const writer = text('writer');
  const nth = text('nth') === '' ? undefined : (countOf(text('nth'), 1_000) ?? 0);
  const flawed =
    (nth !== undefined && nth < 2) ||
    !kinds.has(kind) ||
    recipients === undefined ||
    seq === undefined ||
    at === undefined ||
    !isWriter(writer);
  const provider = optional(text('provider'));
  const span = text('span');
  const waived = text('waived').split(/\s+/).filter(Boolean);
  const event: LedgerEvent = {
    kind: kinds.has(kind) ? (kind as LedgerKind) : 'unknown',
    receiptId: text('receipt'),
    strong: optional(text('document')),
    weak: text('person'),
    period: text('period'),
    rowHash: text('row'),
    filesHash: optional(text('files')),
    attempt: text('attempt') || `?${sheet.replace(/\s/g, '')}:${row}`,
    // Who it was cannot be told, so it settles nothing.
    excuses: flawed ? [] : text('excuses').split(/\s+/).filter(Boolean),
    messageHash: text('message'),
    providerMessageId: text('gmail'),
    recipients: recipients ?? 0,
    run: text('run'),
    writer: isWriter(writer) ? writer : '',
    seq: seq ?? -row,
    at: at ?? 0,
    ...(provider === undefined ? {} : { provider, sender: text('sender') }),
    ...(waived.length === 0 ? {} : { waived }),
    ...(span === '' ? {} : { span }),
    ...(nth === undefined || nth < 2 ? {} : { nth }),
  };
  return { event: flawed ? withoutRelease(event) : event, chain: text('chain'), row, ...(flawed ? { flawed } : {}) };
};

/** A line that nobody of ours wrote frees nothing. */
const withoutRelease = (event: LedgerEvent): LedgerEvent =>
  event.kind === 'failed' || event.kind === 'not-sent' ? { ...event, kind: 'unknown' } : event;
