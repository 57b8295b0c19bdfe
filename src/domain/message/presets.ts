import type { Field, Mapping, RosterColumn } from '../roster/roster.ts';
import { escapeHtml } from './template-engine.ts';
import type { RunKind } from '../run-choices.ts';
import type { Language } from '../language.ts';

export interface TemplateSource {
  readonly subject: string;
  /** HTML with `{{Header}}` fields. */
  readonly body: string;
}

export interface PresetFacts {
  readonly language: Language;
  readonly kind: RunKind;
  readonly mapping: Mapping;
  readonly columns: readonly RosterColumn[];
  /** Whether the PDFs are locked with a password of the sheet. Default false. */
  readonly locked?: boolean;
  /** Whether the mails carry files. Default true. */
  readonly attached?: boolean;
}

interface Wording {
  readonly subject: Readonly<Record<PresetFacts['kind'], string>>;
  /** `name` is ready for the template, or ''. */
  readonly greeting: (name: string) => string;
  readonly sentence: Readonly<Record<PresetFacts['kind'], (period: string) => string>>;
  /** The same where nothing is attached: a mail must not promise a file. */
  readonly bare: Readonly<Record<PresetFacts['kind'], (period: string) => string>>;
  readonly locked: string;
  readonly question: string;
  readonly farewell: string;
}

const after = (words: string, period: string): string => (period === '' ? '' : `${words}${period}`);

const wordings: Readonly<Record<Language, Wording>> = {
  es: {
    subject: { payroll: 'Recibo de nómina', invoices: 'Factura' },
    greeting: (name) => (name === '' ? 'Buen día:' : `Buen día, ${name}:`),
    sentence: {
      payroll: (period) => `Le enviamos adjunto su recibo de nómina${after(' del periodo: ', period)}.`,
      invoices: (period) => `Le enviamos adjunta su factura${after(' del periodo: ', period)}.`,
    },
    bare: {
      payroll: (period) => `Su recibo de nómina${after(' del periodo: ', period)} ya está listo.`,
      invoices: (period) => `Su factura${after(' del periodo: ', period)} ya está lista.`,
    },
    locked: 'El PDF se abre con la contraseña que ya conoce.',
    question: 'Si encuentra algún error, responda a este correo.',
    farewell: 'Saludos cordiales',
  },
  pl: {
    subject: { payroll: 'Pasek płacowy', invoices: 'Faktura' },
    greeting: (name) => (name === '' ? 'Dzień dobry,' : `Dzień dobry, ${name},`),
    sentence: {
      payroll: (period) => `w załączeniu przesyłamy pasek płacowy${after(' za okres: ', period)}.`,
      invoices: (period) => `w załączeniu przesyłamy fakturę${after(' za okres: ', period)}.`,
    },
    bare: {
      payroll: (period) => `pasek płacowy${after(' za okres: ', period)} jest już gotowy.`,
      invoices: (period) => `faktura${after(' za okres: ', period)} jest już gotowa.`,
    },
    locked: 'Plik PDF otwiera się ustalonym wcześniej hasłem.',
    question: 'W razie pytań prosimy odpowiedzieć na tę wiadomość.',
    farewell: 'Z poważaniem',
  },
  en: {
    subject: { payroll: 'Payslip', invoices: 'Invoice' },
    greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
    sentence: {
      payroll: (period) => `Please find your payslip attached${after(' for the period: ', period)}.`,
      invoices: (period) => `Please find your invoice attached${after(' for the period: ', period)}.`,
    },
    bare: {
      payroll: (period) => `Your payslip${after(' for the period: ', period)} is ready.`,
      invoices: (period) => `Your invoice${after(' for the period: ', period)} is ready.`,
    },
    locked: 'The PDF opens with the password you already know.',
    question: 'If something is not right, please reply to this mail.',
    farewell: 'Kind regards',
  },
};

/** Subject and body for a first run, with the fields that the sheet has. No amounts: a mail is read on other people's screens. */
export const presetTemplate = ({
  language,
  kind,
  mapping,
  columns,
  locked = false,
  attached = true,
}: PresetFacts): TemplateSource => {
  const words = wordings[language];
  const fieldOf = (field: Field): string => {
    const header = columns.find(({ column }) => column === mapping[field])?.header ?? '';
    return header === '' ? '' : `{{${header}}}`;
  };
  const period = fieldOf('period');
  const name = fieldOf('firstName') || fieldOf('name');
  const paragraphs = [
    words.greeting(name),
    (attached ? words.sentence : words.bare)[kind](period),
    ...(locked && attached ? [words.locked] : []),
    words.question,
    words.farewell,
  ];
  return {
    subject: period === '' ? words.subject[kind] : `${words.subject[kind]} · ${period}`,
    body: paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join(''),
  };
};
