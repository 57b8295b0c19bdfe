import { expected } from '../../domain/failure.ts';
import { readRoster } from '../../domain/roster/read-roster.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import { parseStatus } from '../../domain/sending/status-text.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { allStatusWords, ownHeaders } from '../base/words.ts';

/** The people of any sheet, as detection finds them, hidden ones too; undefined for a sheet that has none. */
export const sheetPeople = async (
  { workbook, translate }: Pick<SessionPorts, 'workbook' | 'translate'>,
  sheet: string,
): Promise<Roster | undefined> => {
  const words = allStatusWords(translate);
  try {
    return readRoster(await workbook.read(sheet), {
      ownHeaders: ownHeaders(translate),
      isOwnStatus: (text) => parseStatus(text, words) !== undefined,
      recipients: 'all',
      kind: 'payroll',
      hiddenToo: true,
    });
  } catch (error) {
    // A sheet of something else, or one that cannot be read, knows nobody.
    expected(error);
    return undefined;
  }
};
