import type { CheckedRow } from '../../domain/check.ts';
import { Failure } from '../../domain/failure.ts';
import type { Attachment } from '../../domain/message/message.ts';
import type { ReceiptMaker } from '../../domain/ports.ts';
import { logoType, type Logo } from '../../domain/receipt/logo.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import { fieldText } from '../../domain/text/field-value.ts';
import type { KeptLogo } from '../base/choice-schemas.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { languageOf } from '../base/words.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Previews are few; of a run's thousands none is needed twice. */
const mostKept = 200;

const { signal } = new AbortController();

export interface MadeWith {
  /** '' leaves it open; the column it comes from is never printed. */
  readonly password: string;
  /** For the head of the first page. */
  readonly logo: Logo | undefined;
}

/** PDFs that Sobre makes or locks. Each comes out once: a second lock, or a minute later, would be other bytes. */
export class MadeFiles {
  private readonly kept = new Map<string, Promise<Bytes>>();
  /** The picture as it was opened last, and what it was opened from. */
  private opened: { readonly kept: KeptLogo; readonly logo: Logo | undefined } | undefined;
  private readonly ports: SessionPorts;

  constructor(ports: SessionPorts) {
    this.ports = ports;
  }

  get logo(): Logo | undefined {
    const kept = this.ports.book.get('logo');
    if (kept === undefined) return undefined;
    if (this.opened?.kept.base64 !== kept.base64 || this.opened.kept.name !== kept.name) {
      this.opened = {
        kept,
        logo: logoOf(
          kept.name,
          Uint8Array.from(atob(kept.base64), (c) => c.charCodeAt(0)),
        ),
      };
      this.clear();
    }
    return this.opened.logo;
  }

  /** What was made of files or choices that are gone is not needed again. */
  clear(): void {
    this.kept.clear();
  }

  /** Undefined takes it away. Rejects with `receipt/unreadable` for what is no picture a PDF can show. */
  async chooseLogo(file: Pick<File, 'name' | 'arrayBuffer'> | undefined): Promise<void> {
    if (file === undefined) {
      await this.ports.book.set('logo', undefined);
      return this.clear();
    }
    const logo = logoOf(file.name, new Uint8Array(await file.arrayBuffer()));
    if (logo === undefined) throw new Failure('receipt/unreadable', { values: { file: file.name } });
    // A damaged picture is found out now, not in the middle of a run.
    await (await this.maker()).make({ title: '', language: '', lines: [], logo }, signal);
    await this.ports.book.set('logo', {
      name: logo.name,
      base64: btoa(Array.from(logo.bytes, (byte) => String.fromCharCode(byte)).join('')),
    });
    this.clear();
  }

  async maker(): Promise<ReceiptMaker> {
    const [maker] = this.ports.plugins.contributed('receiptMakers');
    if (maker === undefined) throw new Failure('host/plugin-failed', { values: { plugin: 'pdf' } });
    return maker.load();
  }

  /** A receipt of the row's own values. */
  async ofRow(
    { entry }: Pick<CheckedRow, 'entry'>,
    roster: Roster | undefined,
    { password, lockColumn, logo }: MadeWith & { readonly lockColumn: number | undefined },
  ): Promise<Attachment> {
    const { mapping } = roster ?? {};
    const hidden = new Set([lockColumn, mapping?.password, mapping?.email, mapping?.cc, mapping?.status]);
    const own = new Set(Object.values(roster?.ownColumns ?? {}));
    const lines = (roster?.columns ?? [])
      .filter(({ column, header }) => header !== '' && !hidden.has(column) && !own.has(column))
      .map(({ header }) => ({ label: header, text: fieldText(entry.fields.get(header)) }))
      .filter(({ text }) => text !== '');
    const language = entry.language === '' ? languageOf(this.ports.displayLanguage) : languageOf(entry.language);
    const title = this.ports.translate(language, 'made.title');
    const content = { title, language, lines, ...headOf(logo) };
    const bytes = await this.once(JSON.stringify([title, language, lines, password, logo?.name]), async () =>
      this.closed(await (await this.maker()).make(content, signal), password),
    );
    return { name: `${title} ${entry.person.name}.pdf`.trim(), mediaType: 'application/pdf', bytes };
  }

  /** The printed form of a CFDI, called like it. */
  async ofCfdi({ file, sha256 }: ReceiptDocument, cfdi: Bytes, { password, logo }: MadeWith): Promise<Attachment> {
    const content = { title: '', language: 'es', lines: [], cfdi, ...headOf(logo) };
    const bytes = await this.once(JSON.stringify(['printed', sha256, password, logo?.name]), async () =>
      this.closed(await (await this.maker()).make(content, signal), password),
    );
    return { name: `${file.name.replace(/\.xml$/i, '')}.pdf`, mediaType: 'application/pdf', bytes };
  }

  locked({ sha256 }: ReceiptDocument, pdf: Bytes, password: string): Promise<Bytes> {
    return this.once(JSON.stringify(['locked', sha256, password]), () => this.closed(pdf, password));
  }

  private async closed(pdf: Bytes, password: string): Promise<Bytes> {
    return password === '' ? pdf : (await this.maker()).lock(pdf, password, signal);
  }

  private once(key: string, make: () => Promise<Bytes>): Promise<Bytes> {
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (this.kept.size < mostKept) {
      this.kept.set(key, made);
      made.catch(() => this.kept.delete(key));
    }
    return made;
  }
}

const headOf = (logo: Logo | undefined): { readonly logo?: Logo } => (logo === undefined ? {} : { logo });

const logoOf = (name: string, bytes: Bytes): Logo | undefined => {
  const mediaType = logoType(bytes);
  return mediaType === undefined ? undefined : { name, mediaType, bytes };
};
