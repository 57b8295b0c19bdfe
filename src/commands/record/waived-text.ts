import type { LedgerEvent } from '../../domain/sending/ledger.ts';
import { issueSeverities } from '../../domain/issue.ts';
import type { Language } from '../../domain/language.ts';
import type { Translate } from '../base/session-ports.ts';

/** What was asked about a row that went all the same, in words; '' for nothing. Anybody may have written a log line. */
export const waivedText = ({ waived = [] }: LedgerEvent, language: Language, translate: Translate): string =>
  waived
    .filter((code) => Object.hasOwn(issueSeverities, code))
    .map((code) => translate(language, `reason.${code}`))
    .join(', ');
