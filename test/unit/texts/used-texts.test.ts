import { choiceKeys } from '../../../src/commands/base/choice-schemas.ts';
import { oldBagNames } from '../../../src/commands/base/old-bags.ts';
import { paperColumns } from '../../../src/commands/people/paper-rows.ts';
import { describe, expect, test } from 'vitest';
import { incidentColumns } from '../../../src/commands/record/incident-sheet.ts';
import { failures } from '../../../src/domain/failure.ts';
import { importColumns } from '../../../src/domain/receipt/import-sheet.ts';
import { missedReasons } from '../../../src/domain/receipt/missed-reasons.ts';
import { issueSeverities } from '../../../src/domain/issue.ts';
import { keyUses, literalTexts } from './source-texts.ts';
import { baseKey, tables } from './text-tables.ts';
import { languages } from '../../../src/domain/language.ts';

const issueCodes = Object.keys(issueSeverities);

const asked = Object.entries(issueSeverities)
  .filter(([, severity]) => severity === 'ask')
  .map(([code]) => code);
const rowFailures = Object.entries(failures)
  .filter(([, { stops }]) => stops === 'row')
  .map(([code]) => code);
/** What is looked at always, and what Gmail declares. */
const computerParts = ['excel', 'storage', 'browser', 'broker', 'google'];

const stations = ['people', 'receipts', 'message', 'send'];

const verdicts = ['ready', 'ask', 'held', 'later', 'skipped', 'sent', 'failed', 'unknown', 'claimed', 'returned'];
const states = ['waiting', 'claimed', 'sending', 'sent', 'failed', 'unknown', 'held', 'later', 'skipped', 'saved'];

/** Keys whose end is computed, by their beginning, with every end they can have. */
const computed: Readonly<Record<string, readonly string[]>> = {
  'accept.': asked,
  'announce.': ['starting', 'settling', 'sending', 'paused', 'stopping'],
  'choice.': [
    ...new Set(
      [...choiceKeys.filter((key) => !key.startsWith('column.')), ...oldBagNames].map((key) => key.split('.')[0]!),
    ),
  ],
  'column.': ['status', 'sentAt', 'sentTo', 'receiptId'],
  'import.': ['sheet', ...importColumns],
  'computerBad.': computerParts,
  'computerGood.': computerParts,
  'incident.': ['sheet', ...incidentColumns],
  'incidentEvent.': ['marked', 'sending', 'sent', 'failed', 'not-sent', 'unknown', 'confirmed', 'returned', 'again'],
  'count.': verdicts.filter((verdict) => verdict !== 'ask'),
  'doubt.': ['rival', 'no-heading', 'heading-unclear', 'empty', 'mixed', 'shared', 'apart', 'other-names'],
  'editor.': ['bold', 'italic', 'bullets', 'numbers', 'link'],
  'end.': ['complete', 'stopped', 'paused', 'not-connected', 'held', 'watching'],
  'failure.': Object.keys(failures),
  'field.': [
    ...[
      'email',
      'name',
      'firstName',
      'lastName',
      'secondLastName',
      'employeeNumber',
      'taxId',
      'nationalId',
      'uuid',
      'invoiceNumber',
      'dueDate',
      'period',
    ],
    ...['amount', 'file', 'cc', 'bcc', 'status', 'password', 'language', 'consent', 'replyTo'],
  ],
  'consent.': ['may', 'mayNot', 'scopes', 'password'],
  'issue.': issueCodes,
  'issueTitle.': issueCodes,
  'kind.': ['payroll', 'invoices'],
  'languageName.': languages,
  'unsafe.': ['image', 'form', 'code', 'hidden', 'link'],
  'log.flaw.': ['moved', 'changed', 'removed', 'doubtful', 'made-up', 'not-believed'],
  'leftOut.': ['total', 'continued', 'heading', 'nobody', 'hidden', 'left-company', 'already-sent'],
  'log.head.': ['when', 'what', 'who', 'reference', 'number', 'recipients', 'waived', 'sheet'],
  'log.kind.': ['marked', 'sending', 'sent', 'failed', 'not-sent', 'unknown', 'confirmed', 'returned', 'again'],
  'next.files.': ['payroll', 'invoices'],
  'next.send.': ['payroll', 'invoices'],
  'reason.': [...issueCodes, ...rowFailures, 'duplicate', 'mail/returned', 'other-period'],
  'refusalMeans.': ['admin', 'internal', 'unverified', 'testing'],
  'refusalShown.': ['admin', 'internal', 'unverified', 'testing'],
  'refusalText.': ['admin', 'internal', 'unverified', 'testing'],
  'mail.noun.': ['ordinary', 'thirteenth', 'extra', 'settlement', 'invoice'],
  'mail.with.': ['payroll', 'invoices'],
  'mail.bare.': ['payroll', 'invoices'],
  'missed.': missedReasons,
  'notice.': [
    'split/refused',
    'split/not-cut',
    'bad-logo',
    'command-not-now',
    'not-arrived',
    'files-dropped',
    'forgotten',
    'no-log',
    'plugin-not-kept',
    'plugin-says',
    'setting-not-kept',
    'still-saving',
    'revoked',
  ],
  'preview.draft.': ['sender', 'file', 'row', 'sent'],
  'plugins.': ['idle', 'active', 'failed', 'off'],
  // Said where no provider is known by its name.
  'provider.': ['any'],
  // A plugin's own texts, which it brings.
  'plugin.': [],
  'help.': ['people', 'receipts', 'message']
    .flatMap((of) => ['1', '2', '3'].map((n) => `${of}.${n}`))
    .concat(['1', '2', '3', '4'].map((n) => `send.${n}`)),
  'paper.': [...paperColumns, 'sheet', 'make', 'count'],
  'receiptMode.': ['auto', 'column', 'make', 'none'],
  'recipients.': ['ask', 'all', 'first'],
  'scope.': ['visible', 'all', 'selected'],
  'senders.': ['wrong', 'wildcard'],
  'severity.': ['error', 'ask', 'later', 'warning', 'info'],
  'signIn.waiting.': ['dialog', 'browser'],
  'split.doubt.': ['next-page', 'page-before', 'incomplete', 'out-of-order'],
  'split.left.': ['several', 'nobody', 'no-text', 'by-hand'],
  'station.': stations,
  'stationState.': ['done', 'todo', 'attention', 'working'],
  'status.': states,
  'testAsk.': ['none', 'unsent', 'unseen'],
  'texts.': ['ordinary', 'thirteenth', 'extra', 'settlement'],
  'unread.': ['above', 'below', 'beside', 'other-list'],
  'verdict.': verdicts,
};

const uses = keyUses();

const known = new Set([...tables.en.keys()].map(baseKey));
// `${section}.${code}` of a sentence is either of the two.
const beginnings = new Set([...Object.keys(computed), '']);

describe('the texts and the source', () => {
  test('the scan sees the keys of the views', () => {
    expect(uses.some(({ key }) => key === 'run.keepOpen')).toBe(true);
    expect(uses.some(({ key, computed: open }) => open && key === 'issueTitle.')).toBe(true);
  });

  test('every key that is asked for exists', () => {
    const missing = uses.filter(({ key, computed: open }) => !open && !known.has(key));
    expect(missing).toEqual([]);
  });

  test('every computed key is on the list, with all the ends it can have', () => {
    expect(uses.filter(({ key, computed: open }) => open && !beginnings.has(key))).toEqual([]);
    const missing = Object.entries(computed).flatMap(([beginning, ends]) =>
      ends.map((end) => beginning + end).filter((key) => !known.has(key)),
    );
    expect(missing).toEqual([]);
  });

  test('no text is left that nobody asks for', () => {
    const asking = new Set([
      ...uses.filter(({ computed: open }) => !open).map(({ key }) => key),
      ...Object.entries(computed).flatMap(([beginning, ends]) => ends.map((end) => beginning + end)),
    ]);
    expect([...known].filter((key) => !asking.has(key))).toEqual([]);
  });

  test('no view says anything that is not in the texts', () => {
    expect(literalTexts()).toEqual([]);
  });
});
