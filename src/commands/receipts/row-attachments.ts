import type { CheckedRow } from '../../domain/check.ts';
import { Failure } from '../../domain/failure.ts';
import { severityOf } from '../../domain/issue.ts';
import type { Attachment } from '../../domain/message/message.ts';
import { verifyFinal, type Pairing } from '../../domain/pairing/pairing.ts';
import { isLocked, isSigned } from '../../domain/receipt/password-issues.ts';
import { printable } from '../../domain/receipt/printable.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import { sha256 } from '../../domain/text/sha256.ts';
import type { MadeFiles } from './made-files.ts';
import type { ReceiptRules } from './receipt-rules.ts';

/** What the mail of a row carries. */
export class RowAttachments {
  private readonly rules: ReceiptRules;
  private readonly made: MadeFiles;

  constructor(rules: ReceiptRules, made: MadeFiles) {
    this.rules = rules;
    this.made = made;
  }

  /** Its files as picked, read again and judged again, PDFs locked where that was chosen. Rejects with `receipt/changed`. */
  async of(row: CheckedRow, roster: Roster | undefined, pairing: Pairing | undefined): Promise<readonly Attachment[]> {
    if (!this.rules.attaches(row.entry, roster)) return [];
    const { mode, passwordColumn, options } = this.rules.of(roster);
    const password = this.rules.password(row.entry, roster);
    if (mode === 'make') return [await this.made.ofRow(row, roster, password, passwordColumn)];
    if (pairing === undefined) return [];
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
      if (printed.includes(document)) attachments.push(await this.made.ofCfdi(document, bytes, password));
    }
    mustStillFit(row, pairing);
    return attachments;
  }

  /** Whether the row's PDF leaves locked. */
  locks(row: CheckedRow, roster: Roster | undefined): boolean {
    const locked = this.rules.password(row.entry, roster) !== '' && !row.documents.some(isSigned);
    return this.rules.attaches(row.entry, roster) && (locked || row.documents.some(isLocked));
  }
}

const mustStillFit = ({ entry, documents }: CheckedRow, pairing: Pairing): void => {
  const against = verifyFinal(entry, documents, pairing).filter(({ code }) =>
    ['error', 'later'].includes(severityOf(code)),
  );
  if (against.length > 0) throw new Failure('receipt/changed');
};
