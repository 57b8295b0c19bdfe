import type { CheckedRow } from '../../domain/check.ts';
import type { Attachment } from '../../domain/message/message.ts';

/** What a message has to know of the files of one reading of the sheet. */
export interface MailFiles {
  /** Grid column whose texts lock PDFs; undefined: none is locked. */
  readonly lockColumn: number | undefined;
  /** Whether every mail carries a file, so that the text may say so. */
  readonly attached: boolean;
  /** Whether the row's PDF leaves locked. */
  locks(row: CheckedRow): boolean;
  /** Read and judged again: what is attached is what was checked. */
  attachmentsOf(row: CheckedRow): Promise<readonly Attachment[]>;
}
