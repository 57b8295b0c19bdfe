import type { Field, Mapping, RosterColumn } from '../roster/roster.ts';
import { escapeHtml } from './template-engine.ts';
import type { RunKind } from '../run-choices.ts';
import type { Language } from '../language.ts';

export interface TemplateSource {
  readonly subject: string;
  /** HTML with `{{Header}}` fields. */
  readonly body: string;
}

/** What a pay receipt is for; each has its ready-made text. */
export const topics = ['ordinary', 'thirteenth', 'extra', 'settlement'] as const;
export type Topic = (typeof topics)[number];

export interface PresetFacts {
  readonly language: Language;
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

interface Wording {
  /** What is sent, in the middle of a sentence. */
  readonly noun: Readonly<Record<Topic | 'invoice', string>>;
  /** `name` is ready for the template, or ''. */
  readonly greeting: (name: string) => string;
  readonly sentence: Readonly<Record<PresetFacts['kind'], (noun: string, period: string) => string>>;
  /** The same where nothing is attached: a mail must not promise a file. */
  readonly bare: Readonly<Record<PresetFacts['kind'], (noun: string, period: string) => string>>;
  readonly locked: string;
  readonly question: string;
  readonly farewell: string;
}

const after = (words: string, period: string): string => (period === '' ? '' : `${words}${period}`);

const wordings: Readonly<Record<Language, Wording>> = {
  es: {
    noun: {
      ordinary: 'recibo de nómina',
      thirteenth: 'recibo de aguinaldo',
      extra: 'recibo de paga extra',
      settlement: 'recibo de finiquito',
      invoice: 'factura',
    },
    greeting: (name) => (name === '' ? 'Buen día:' : `Buen día, ${name}:`),
    sentence: {
      payroll: (noun, period) => `Le enviamos adjunto su ${noun}${after(' del periodo: ', period)}.`,
      invoices: (noun, period) => `Le enviamos adjunta su ${noun}${after(' del periodo: ', period)}.`,
    },
    bare: {
      payroll: (noun, period) => `Su ${noun}${after(' del periodo: ', period)} ya está listo.`,
      invoices: (noun, period) => `Su ${noun}${after(' del periodo: ', period)} ya está lista.`,
    },
    locked: 'El PDF se abre con la contraseña que ya conoce.',
    question: 'Si encuentra algún error, responda a este correo.',
    farewell: 'Saludos cordiales',
  },
  pl: {
    noun: {
      ordinary: 'pasek płacowy',
      thirteenth: 'pasek płacowy trzynastej pensji',
      extra: 'pasek płacowy premii',
      settlement: 'pasek rozliczenia końcowego',
      invoice: 'faktura',
    },
    greeting: (name) => (name === '' ? 'Dzień dobry,' : `Dzień dobry, ${name},`),
    sentence: {
      payroll: (noun, period) => `w załączeniu przesyłamy ${noun}${after(' za okres: ', period)}.`,
      invoices: (_noun, period) => `w załączeniu przesyłamy fakturę${after(' za okres: ', period)}.`,
    },
    bare: {
      payroll: (noun, period) => `${noun}${after(' za okres: ', period)} jest już gotowy.`,
      invoices: (noun, period) => `${noun}${after(' za okres: ', period)} jest już gotowa.`,
    },
    locked: 'Plik PDF otwiera się ustalonym wcześniej hasłem.',
    question: 'W razie pytań prosimy odpowiedzieć na tę wiadomość.',
    farewell: 'Z poważaniem',
  },
  en: {
    noun: {
      ordinary: 'payslip',
      thirteenth: 'Christmas bonus payslip',
      extra: 'bonus payslip',
      settlement: 'final settlement payslip',
      invoice: 'invoice',
    },
    greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
    sentence: {
      payroll: (noun, period) => `Please find your ${noun} attached${after(' for the period: ', period)}.`,
      invoices: (noun, period) => `Please find your ${noun} attached${after(' for the period: ', period)}.`,
    },
    bare: {
      payroll: (noun, period) => `Your ${noun}${after(' for the period: ', period)} is ready.`,
      invoices: (noun, period) => `Your ${noun}${after(' for the period: ', period)} is ready.`,
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
  topic = 'ordinary',
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
  const noun = words.noun[kind === 'invoices' ? 'invoice' : topic];
  const title = noun.charAt(0).toUpperCase() + noun.slice(1);
  const paragraphs = [
    words.greeting(name),
    (attached ? words.sentence : words.bare)[kind](noun, period),
    ...(locked && attached ? [words.locked] : []),
    words.question,
    words.farewell,
  ];
  return {
    subject: period === '' ? title : `${title} · ${period}`,
    body: paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join(''),
  };
};
