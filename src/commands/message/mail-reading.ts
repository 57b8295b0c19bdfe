import type { CheckedRow } from '../../domain/check.ts';
import type { Language } from '../../domain/language.ts';
import type { MailTemplate } from '../../domain/message/compose.ts';
import type { MailFiles } from '../receipts/mail-files.ts';

type Templates = Readonly<Record<string, MailTemplate>>;

/** What the mails of one reading of the sheet are made of. It stays as it is, whatever is chosen or read later. */
export interface MailReading {
  /** By language. */
  readonly templates: Templates;
  /** Ready-made texts for rows whose PDF is not locked though the run locks. */
  readonly unlocked: Templates;
  /** For rows whose own language has no text. */
  readonly language: Language;
  readonly files: MailFiles;
  /** Languages whose words are ready-made, not a person's own. */
  readonly readyMade: ReadonlySet<string>;
}

/** By language, as the row's own files let them speak. */
export const templatesFor = ({ templates, unlocked, files }: MailReading, row: CheckedRow): Templates =>
  Object.keys(unlocked).length === 0 || files.locks(row) ? templates : { ...templates, ...within(unlocked, templates) };

const within = (some: Templates, all: Templates): Templates =>
  Object.fromEntries(Object.entries(some).filter(([language]) => Object.hasOwn(all, language)));

/** What the row's mail is written by; undefined where its text cannot be made. */
export const templateOf = (reading: MailReading, row: CheckedRow): MailTemplate | undefined => {
  const templates = templatesFor(reading, row);
  return templates[row.entry.language] ?? templates[reading.language];
};
