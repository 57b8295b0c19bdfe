import type { CheckedRow } from '../../domain/check.ts';
import { Failure } from '../../domain/failure.ts';
import { severityOf } from '../../domain/issue.ts';
import type { Attachment } from '../../domain/message/message.ts';
import type { Pairing } from '../../domain/pairing/pairing.ts';
import type { Logo } from '../../domain/receipt/logo.ts';
import { isLocked, isSigned } from '../../domain/receipt/password-issues.ts';
import { printable } from '../../domain/receipt/printable.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import { sha256 } from '../../domain/text/sha256.ts';
import { judges } from './judges.ts';
import type { MadeFiles } from './made-files.ts';
import type { ReceiptRules } from './receipt-rules.ts';

/** One reading of the sheet, with the files and the choices that it was judged by. */
interface FilesRead {
  readonly rules: ReceiptRules;
  readonly roster: Roster;
  readonly pairing: Pairing | undefined;
  readonly logo: Logo | undefined;
}

/** What the mails of one reading's rows carry. */
export class RowAttachments {
  private readonly read: FilesRead;
  private readonly made: MadeFiles;

  constructor(read: FilesRead, made: MadeFiles) {
    this.read = read;
    this.made = made;
  }

  /** Its files as picked, read again and judged again, PDFs locked where that was chosen. Rejects with `receipt/changed`. */
  async of(row: CheckedRow): Promise<readonly Attachment[]> {
    const { rules, roster, pairing, logo } = this.read;
    if (!rules.attaches(row.entry, roster)) return [];
    const { mode, passwordColumn, options } = rules.of(roster);
    const password = rules.password(row.entry, roster);
    if (mode === 'make') return [await this.made.ofRow(row, roster, { password, lockColumn: passwordColumn, logo })];
    // Nothing was picked for anybody: there is nothing that could have changed since.
    if (pairing === undefined || (pairing.context === undefined && row.documents.length === 0)) return [];
    const printed = options['prints-xml'] ? printable(row.documents) : [];
    const attachments: Attachment[] = [];
    for (const document of row.documents) {
      const bytes = await document.file.read();
      // What was judged is what is sent: a file that changed on the disk since is neither.
      if ((await sha256(bytes)) !== document.sha256) throw new Failure('receipt/changed');
      const { mediaType, file } = document;
      // Locked already, with the person's own password or one nobody here knows: it goes as it is. So does a signed one.
      const locks = password !== '' && mediaType === 'application/pdf' && !isLocked(document) && !isSigned(document);
      const shown = locks ? await this.made.locked(document, bytes, password) : bytes;
      attachments.push({ name: file.name, mediaType, bytes: shown });
      if (printed.includes(document)) attachments.push(await this.made.ofCfdi(document, bytes, { password, logo }));
    }
    await mustStillFit(row, pairing);
    return attachments;
  }

  /** Whether the row's PDF leaves locked. */
  locks(row: CheckedRow): boolean {
    const { rules, roster } = this.read;
    const locked = rules.password(row.entry, roster) !== '' && !row.documents.some(isSigned);
    return rules.attaches(row.entry, roster) && (locked || row.documents.some(isLocked));
  }
}

const mustStillFit = async ({ entry, documents }: CheckedRow, pairing: Pairing): Promise<void> => {
  const { verifyFinal } = await judges();
  const against = verifyFinal(entry, documents, pairing).filter(({ code }) =>
    ['error', 'later'].includes(severityOf(code)),
  );
  if (against.length > 0) throw new Failure('receipt/changed');
};
