import { expected } from '../../domain/failure.ts';
import type { Language } from '../../domain/language.ts';
import { planRun, signatureOf } from '../../domain/sending/plan-run.ts';
import { statusText } from '../../domain/sending/status-text.ts';
import type { RunNote } from '../../domain/sending/run-item.ts';
import { statusWords } from '../base/words.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { SheetDesk } from '../people/sheet-desk.ts';
import type { Checked } from './sending.ts';

/** Cells that stay wrong however often they are written are left alone. */
const mostMends = 3;

/** Says again in the cells what the evidence knows and they lost: an undo, a pane that was killed before it could. */
export class StatusMender {
  /** Since a reading last found nothing to mend. */
  private mends = 0;
  private readonly ports: Pick<SessionPorts, 'soleSender' | 'translate' | 'workbook'>;
  private readonly sheet: Pick<SheetDesk, 'place'>;

  constructor(ports: Pick<SessionPorts, 'soleSender' | 'translate' | 'workbook'>, sheet: Pick<SheetDesk, 'place'>) {
    this.ports = ports;
    this.sheet = sheet;
  }

  /** Only while nobody sends; a sheet that refuses is asked again at the next reading. */
  async mend(checked: Checked, language: Language): Promise<void> {
    const lost = lostStatus(checked);
    if (lost.length === 0) this.mends = 0;
    if (lost.length === 0 || this.mends === mostMends) return;
    this.mends += 1;
    const release = await this.ports.soleSender();
    if (release === undefined) return;
    const words = statusWords(this.ports.translate, language);
    const writes = lost.map(({ receiptId, state, code }) => ({
      receiptId,
      cells: { status: statusText({ state, code, who: '', writer: '' }, words) },
    }));
    try {
      this.ports.workbook.follow(this.sheet.place());
      await this.ports.workbook.exchange({ writes, watch: [], log: [], beacon: undefined });
    } catch (error) {
      expected(error);
    } finally {
      release();
    }
  }
}

const lostStatus = ({ roster, check }: Checked): readonly RunNote[] => {
  const { notes } = planRun(check, roster, signatureOf(roster, new Set()), undefined);
  // A cell that says Sent may be ahead of a colleague's log, which is still on its way here.
  const saySent = new Set(check.rows.flatMap(({ entry, status }) => (status?.state === 'sent' ? [entry.row] : [])));
  return notes.filter(
    ({ state, receiptId, row }) => receiptId !== '' && (state === 'sent' || (state === 'unknown' && !saySent.has(row))),
  );
};
