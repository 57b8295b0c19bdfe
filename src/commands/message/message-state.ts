import type { Issue } from '../../domain/issue.ts';
import type { TemplateSource, Topic } from '../../domain/message/presets.ts';
import type { Language } from '../../domain/language.ts';

/** Which text is sent. */
export interface TextChoiceState {
  /** Ready-made texts to choose from. */
  readonly topics: readonly Topic[];
  /** The ready-made one in use; undefined where the words are somebody's own. */
  readonly topic: Topic | undefined;
  /** Names under which this device keeps texts. */
  readonly names: readonly string[];
  /** The kept one in use; '' where there is none, or it was changed since. */
  readonly name: string;
  /** Ready-made texts of plugins: their ids, and the keys of their titles. */
  readonly offered: readonly { readonly id: string; readonly title: string }[];
  /** The one of them in use; '' where there is none, or it was changed since. */
  readonly offeredId: string;
}

export interface MessageState {
  readonly choice: TextChoiceState;
  /** Of the text on show. */
  readonly language: Language;
  /** How many rows get the text of each language; nobody's are left out. */
  readonly readers: readonly { readonly language: Language; readonly count: number }[];
  /** The text on show goes to all rows, whatever their language. */
  readonly forEverybody: boolean;
  readonly template: TemplateSource;
  readonly isPreset: boolean;
  /** Headers that can be used as fields. */
  readonly fields: readonly string[];
  readonly problems: readonly Issue[];
}

/** Everything shown of one row's mail: exactly what will be sent. */
export interface Preview {
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly bytes: number;
  /** SHA-256 of the encoded message. */
  readonly sha256: string;
}

export const noMessage = (language: Language): MessageState => ({
  choice: { topics: ['ordinary'], topic: 'ordinary', names: [], name: '', offered: [], offeredId: '' },
  language,
  readers: [],
  forEverybody: false,
  template: { subject: '', body: '' },
  isPreset: true,
  fields: [],
  problems: [],
});
