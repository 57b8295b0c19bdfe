import type { Field, Mapping, RosterColumn } from '../roster/roster.ts';
import { foldText } from '../text/fold-text.ts';
import { escapeHtml } from './template-engine.ts';
import type { RunKind } from '../run-choices.ts';

export interface TemplateSource {
  readonly subject: string;
  /** HTML with `{{Header}}` fields. */
  readonly body: string;
}

/** What a pay receipt is for; each has its ready-made text. */
export const topics = ['ordinary', 'thirteenth', 'extra', 'settlement'] as const;
export type Topic = (typeof topics)[number];

export interface PresetFacts {
  /** The sentences of the mail's language, by their key; `values` fill them. */
  readonly t: (key: string, values?: Readonly<Record<string, string>>) => string;
  readonly kind: RunKind;
  /** Only of payroll. Default `ordinary`. */
  readonly topic?: Topic;
  readonly mapping: Mapping;
  readonly columns: readonly RosterColumn[];
  /** Whether the PDFs are locked with a password of the sheet. Default false. */
  readonly locked?: boolean;
  /** Whether the mails carry files. Default true. */
  readonly attached?: boolean;
}

/** What a client looks for before opening the file. */
const invoiceDetails = (t: PresetFacts['t'], number: string, amount: string, due: string): string[] => [
  ...(number === '' ? [] : [t('mail.invoice.number', { number })]),
  ...(amount === '' ? [] : [t('mail.invoice.amount', { amount })]),
  ...(due === '' ? [] : [t('mail.invoice.due', { due })]),
];

/** Nobody is greeted as `Kowalska Anna`: a column of whole names that begin with the surname greets nobody by name. */
const surnameFirst =
  /^(nazwisk\w*|apellidos?|surname|last name|family name)\b.*\b(imi\w+|nombres?|(first |given )?names?|forename)\b/;

/** What a ready-made text names of a sheet. */
export const namesOf = ({ mapping, columns }: Pick<PresetFacts, 'mapping' | 'columns'>) => {
  const of = (field: Field): string => {
    const header = columns.find(({ column }) => column === mapping[field])?.header ?? '';
    return header === '' ? '' : `{{${header}}}`;
  };
  const whole = columns.find(({ column }) => column === mapping.name)?.header ?? '';
  return { of, who: of('firstName') || (surnameFirst.test(foldText(whole)) ? '' : of('name')) };
};

/** Subject and body for a first run, with the fields that the sheet has. No pay: a mail is read on other people's screens. */
export const presetTemplate = ({
  t,
  kind,
  topic = 'ordinary',
  mapping,
  columns,
  locked = false,
  attached = true,
}: PresetFacts): TemplateSource => {
  const { of: fieldOf, who: name } = namesOf({ mapping, columns });
  const period = fieldOf('period');
  const noun = t(`mail.noun.${kind === 'invoices' ? 'invoice' : topic}`);
  const title = noun.charAt(0).toUpperCase() + noun.slice(1);
  const values = { noun, when: period };
  const number = kind === 'invoices' ? fieldOf('invoiceNumber') : '';
  const details = kind === 'invoices' ? invoiceDetails(t, number, fieldOf('amount'), fieldOf('dueDate')) : [];
  const paragraphs = [
    t('mail.greeting', { who: name }),
    attached ? t(`mail.with.${kind}`, values) : t(`mail.bare.${kind}`, values),
    ...details,
    ...(locked && attached ? [t('mail.locked')] : []),
    t('mail.question'),
    t('mail.farewell'),
  ];
  return {
    subject: [number === '' ? title : `${title} ${number}`, period].filter((part) => part !== '').join(' · '),
    body: paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join(''),
  };
};
