import type { Ledger } from './ledger.ts';
import type { Beacon } from '../workbook.ts';

/**
 * Whether a beacon with this device's own writer was shown by a copy of its browser profile: a pane that was never opened
 * here. The two share id and log sheet, so that neither can tell the other's claims from its own.
 */
export const isCopys = async (
  beacon: Beacon | undefined,
  ledger: Pick<Ledger, 'writer' | 'pane' | 'panes'>,
): Promise<boolean> => {
  if (beacon === undefined || beacon.writer !== ledger.writer) return false;
  const { pane = '' } = beacon;
  return pane !== '' && pane !== ledger.pane && !(await ledger.panes()).has(pane);
};
