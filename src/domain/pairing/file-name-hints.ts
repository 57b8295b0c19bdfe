import { comparableNumber, nameWords, normalUuid } from '../roster/identity.ts';
import { assignedEntry, type PairingContext } from './pairing-context.ts';
import { personKey } from '../roster/person.ts';
import { baseName } from './receipt-folder.ts';
import type { ReceiptDocument } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

const uuidPattern = /[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/;

/** Finds rows by what people write into file names. A name is only a hint: it never proves anything. */
export class FileNameHints {
  private readonly context: PairingContext;
  /** Rows by the base names of the files they already have. */
  private readonly rowsByBase: ReadonlyMap<string, Entry>;
  private readonly rowsByToken = new Map<string, Set<Entry>>();

  constructor(context: PairingContext, rowsByBase: ReadonlyMap<string, Entry>) {
    this.context = context;
    this.rowsByBase = rowsByBase;
    for (const entry of context.input.entries) {
      const { taxId, nationalId, employeeNumber } = entry.person;
      for (const id of [taxId, nationalId]) if (id.length >= 9) this.add(id, entry);
      if (employeeNumber !== '') this.add(`#${comparableNumber(employeeNumber)}`, entry);
    }
  }

  private add(token: string, entry: Entry): void {
    const rows = this.rowsByToken.get(token);
    if (rows === undefined) this.rowsByToken.set(token, new Set([entry]));
    else rows.add(entry);
  }

  /**
   * The row a person gave it to, else the one whose person the name speaks of, and the names of what is inside; undefined
   * for none or several.
   */
  rowFor(document: ReceiptDocument): Entry | undefined {
    const { file, reading } = document;
    if (file.isPart === true) return assignedEntry(document, this.context);
    const inside = reading.verdict === 'cannot-tell' ? (reading.names ?? []) : [];
    const found = [file.name, ...inside].flatMap((name) => this.named(baseName(name)) ?? []);
    const people = new Set(found.map(({ person }) => personKey(person)));
    return assignedEntry(document, this.context) ?? (people.size === 1 ? found[0] : undefined);
  }

  private named(base: string): Entry | undefined {
    return this.byFolio(base) ?? this.byOtherFile(base) ?? this.byTokens(base);
  }

  private byFolio(base: string): Entry | undefined {
    const uuid = normalUuid(uuidPattern.exec(base.toUpperCase())?.[0] ?? '');
    if (uuid === '') return undefined;
    const receipt = this.context.folder.byUuid.get(uuid);
    const named = receipt === undefined ? undefined : this.rowsByBase.get(baseName(receipt.main.document.file.name));
    return named ?? this.context.rowsByUuid.get(uuid)?.[0];
  }

  /** `Recibo 0052_protegido` beside `Recibo 0052`. */
  private byOtherFile(base: string): Entry | undefined {
    const same = this.rowsByBase.get(base);
    if (same !== undefined) return same;
    const starts = [...this.rowsByBase.keys()].filter((other) => other.length >= 4 && startsWithPart(base, other));
    return starts.length === 1 ? this.rowsByBase.get(starts[0]!) : undefined;
  }

  private byTokens(base: string): Entry | undefined {
    const tokens = base.toUpperCase().split(/[\s_.,()]+/);
    const found = new Set<Entry>();
    for (const token of tokens.flatMap((each) => [each, ...each.split('-')])) {
      for (const entry of this.rowsByToken.get(token) ?? []) found.add(entry);
      if (mayBeNumber(token))
        for (const entry of this.rowsByToken.get(`#${comparableNumber(token)}`) ?? []) found.add(entry);
    }
    if (found.size === 0) for (const entry of this.byName(base)) found.add(entry);
    const people = new Set([...found].map(({ person }) => personKey(person)));
    return people.size === 1 ? [...found][0] : undefined;
  }

  private byName(base: string): readonly Entry[] {
    const words = new Set(nameWords(base));
    return this.context.input.entries.filter(({ person }) => {
      const name = nameWords(person.name);
      return name.length >= 2 && name.every((word) => words.has(word));
    });
  }
}

const startsWithPart = (base: string, start: string): boolean =>
  base.startsWith(start) && base.length > start.length && /[\s_\-(.]/.test(base.charAt(start.length));

/** Years, dates and short counters are in every name. */
const mayBeNumber = (token: string): boolean =>
  /\d/.test(token) &&
  !/^(19|20)\d\d$/.test(token) &&
  !/^(19|20)\d{6}$/.test(token) &&
  (token.length >= 3 || token.startsWith('0'));
