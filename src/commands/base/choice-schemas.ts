import * as v from 'valibot';
import { fields, type Field } from '../../domain/roster/field.ts';
import { languages, type Language } from '../../domain/language.ts';
import type { RecipientRule } from '../../domain/roster/read-recipients.ts';
import { topics, type TemplateSource, type Topic } from '../../domain/message/presets.ts';
import { runKinds, type ReceiptMode, type RunKind } from '../../domain/run-choices.ts';

/** A picture as the workbook keeps it. */
export interface KeptLogo {
  readonly name: string;
  readonly base64: string;
}

/** Kept in the workbook, so that one person's test counts for all. */
export interface Tested {
  /** Milliseconds since the Unix epoch of the last test; 0 for none. */
  readonly sentAt: number;
  readonly answer: 'seen' | 'without' | '';
}

/** What colleagues share, each under a key of its own: who changes one leaves the others alone. */
export type Choices = {
  /** Header of the column of a field; '' for none. */
  readonly [K in `column.${Field}`]: string;
} & {
  readonly [K in `text.${RunKind}.${Language}`]: TemplateSource;
} & {
  /** The language whose text everybody gets. */
  readonly [K in `everybody.${RunKind}`]: Language;
} & {
  /** The proposed column of copies is used. */
  readonly copies: boolean;
  readonly recipients: RecipientRule;
  readonly kind: RunKind;
  /** Which ready-made text pay receipts get. */
  readonly topic: Topic;
  /** Readings of sheets that somebody confirmed, by `readingOf`. */
  readonly understood: readonly string[];
  /** The row of headings that somebody chose: the sheet's permanent id, and the 1-based sheet row. */
  readonly 'heading-row': { readonly sheet: string; readonly row: number };
  readonly files: ReceiptMode;
  /** Names of the subfolders, of the folder beside the workbook, that receipts are taken from too. */
  readonly folder: readonly string[];
  /** Header of the column whose text locks PDFs; '' for none. */
  readonly 'lock-column': string;
  /** Header of the column that says who gets files at all; '' for everybody. */
  readonly 'attach-column': string;
  /** A row with its XML alone gets a PDF made from it. */
  readonly 'prints-xml': boolean;
  readonly logo: KeptLogo;
  readonly test: Tested;
  /** Addresses, or `@domain`, that may send from the workbook; none: any. */
  readonly senders: readonly string[];
  /** Id of the mail provider that sends: `google.gmail`. */
  readonly provider: string;
};

export type ChoiceKey = keyof Choices;

type SchemaOf<K extends ChoiceKey> = v.GenericSchema<unknown, Choices[K]>;

/** Excel's longest cell. */
const mostOfCell = 32_767;
const mostOfText = 200_000;
const mostOfLogo = 4_000_000;
const mostSenders = 200;
const mostConfirmed = 200;
const mostFolders = 100;
/** OneDrive's longest name. */
const mostOfName = 255;
/** Excel's last row. */
const lastRow = 1_048_576;

const header = v.pipe(v.string(), v.maxLength(mostOfCell));
const template = v.object({
  subject: v.pipe(v.string(), v.maxLength(mostOfText)),
  body: v.pipe(v.string(), v.maxLength(mostOfText)),
});

const alike = <K extends ChoiceKey>(keys: readonly K[], schema: unknown) =>
  Object.fromEntries(keys.map((key) => [key, schema])) as { readonly [Key in K]: SchemaOf<Key> };

const columnKeys = fields.map((field) => `column.${field}` as const);
const textKeys = runKinds.flatMap((kind) => languages.map((language) => `text.${kind}.${language}` as const));

const schemas: { readonly [K in ChoiceKey]: SchemaOf<K> } = {
  ...alike(columnKeys, header),
  ...alike(textKeys, template),
  'everybody.payroll': v.picklist(languages),
  'everybody.invoices': v.picklist(languages),
  copies: v.boolean(),
  recipients: v.picklist(['ask', 'all', 'first']),
  kind: v.picklist(runKinds),
  topic: v.picklist(topics),
  understood: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))), v.maxLength(mostConfirmed)),
  'heading-row': v.object({
    sheet: v.pipe(v.string(), v.maxLength(mostOfCell)),
    row: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(lastRow)),
  }),
  files: v.picklist(['none', 'auto', 'column', 'make']),
  folder: v.pipe(v.array(v.pipe(v.string(), v.maxLength(mostOfName))), v.maxLength(mostFolders)),
  'lock-column': header,
  'attach-column': header,
  'prints-xml': v.boolean(),
  logo: v.object({
    name: v.pipe(v.string(), v.maxLength(mostOfCell)),
    base64: v.pipe(v.string(), v.maxLength(mostOfLogo), v.base64()),
  }),
  test: v.object({
    sentAt: v.pipe(v.number(), v.finite(), v.minValue(0)),
    answer: v.picklist(['seen', 'without', '']),
  }),
  senders: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[^\s@,;*?]*@[^\s@,;*?]+$/), v.maxLength(320), v.toLowerCase())),
    v.maxLength(mostSenders),
  ),
  provider: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*\.[A-Za-z][A-Za-z0-9-]*$/), v.maxLength(100)),
};

export const choiceKeys = Object.keys(schemas) as readonly ChoiceKey[];

export const isChoiceKey = (key: string): key is ChoiceKey => Object.hasOwn(schemas, key);

/** The choice, or undefined where the workbook holds something else under that key. */
export const parseChoice = <K extends ChoiceKey>(key: K, value: unknown): Choices[K] | undefined => {
  const parsed = v.safeParse(schemas[key] as v.GenericSchema<unknown, Choices[K]>, value);
  return parsed.success ? parsed.output : undefined;
};

/** Names no account and no column: nobody may send, and every row is held. */
const nobody = '@?';
const noColumn = '?';

/** What holds of a protection that cannot be read: never less than before. Undefined: the choice is one of comfort. */
export const guardInstead = <K extends ChoiceKey>(key: K, value: unknown): unknown => {
  if (key === 'lock-column' || key === 'attach-column') return noColumn;
  if (key !== 'senders') return undefined;
  const good = (Array.isArray(value) ? value : []).flatMap((sender) => parseChoice('senders', [sender]) ?? []);
  return good.length > 0 ? good.slice(0, mostSenders) : [nobody];
};
