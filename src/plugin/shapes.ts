import * as v from 'valibot';
import { isFailure } from '../domain/failure.ts';
import { missedReasons } from '../domain/receipt/missed-reasons.ts';
import { fileTooLarge, type DocumentFacts } from '../domain/receipt/receipt.ts';
import { uncutReasons } from '../domain/split/read-page.ts';
import { damagedReasons, refusedReasons } from '../domain/receipt/unread-reasons.ts';

/** What plugins answer with, judged before anybody believes it. Fields that are not named here pass. */
const bytes = v.instance(Uint8Array);
const period = v.object({ from: v.string(), to: v.string() });

const claim = v.object({
  kind: v.string(),
  value: v.string(),
  whose: v.picklist(['holder', 'employer', 'third', 'unsaid']),
  label: v.string(),
});

const facts = v.object({
  format: v.picklist(['xml', 'pdf'] satisfies readonly DocumentFacts['format'][]),
  uuids: v.array(v.string()),
  people: v.array(
    v.object({ name: v.string(), employeeNumber: v.string(), taxId: v.string(), nationalId: v.string() }),
  ),
  employer: v.string(),
  kind: v.picklist(['payroll', 'invoice', 'other']),
  payrollType: v.optional(v.picklist(['ordinary', 'extraordinary'])),
  period: v.optional(period),
  payDate: v.optional(v.string()),
  net: v.optional(v.pipe(v.number(), v.finite())),
  amounts: v.array(v.pipe(v.number(), v.finite())),
  stamped: v.optional(v.boolean()),
  replaces: v.array(v.string()),
  cancels: v.optional(v.array(v.string())),
  compactText: v.string(),
  text: v.optional(v.string()),
  openedWith: v.optional(v.string()),
  traits: v.optional(v.array(v.string())),
  hidden: v.optional(v.string()),
  pages: v.optional(v.array(v.string())),
  holders: v.optional(v.array(claim)),
  lists: v.optional(v.array(v.array(v.object({ name: v.string(), amounts: v.number() })))),
  nets: v.optional(v.array(v.object({ label: v.string(), amount: v.pipe(v.number(), v.finite()) }))),
});

const reading = v.variant('verdict', [
  v.object({
    verdict: v.literal('read'),
    facts,
    attachments: v.optional(v.array(v.object({ name: v.string(), bytes }))),
  }),
  v.object({
    verdict: v.literal('cannot-tell'),
    reason: v.picklist(['no-text', 'locked', 'no-identity', 'no-reader']),
  }),
  v.object({ verdict: v.literal('damaged'), reason: v.picklist(damagedReasons) }),
  v.object({ verdict: v.literal('refused'), reason: v.picklist([...refusedReasons, fileTooLarge]) }),
]);

const bundleReading = v.variant('verdict', [
  v.object({
    verdict: v.literal('read'),
    pages: v.array(v.object({ facts: v.optional(facts), bookmark: v.string() })),
  }),
  v.object({ verdict: v.literal('refused'), reason: v.picklist(uncutReasons) }),
]);

const picture = v.object({ width: v.number(), height: v.number(), points: v.instance(Uint8ClampedArray) });

const account = v.object({ address: v.pipe(v.string(), v.nonEmpty()), displayName: v.string(), kept: v.boolean() });

const file = { name: v.string(), size: v.number(), read: v.function() };

const listing = v.object({
  name: v.string(),
  files: v.array(v.object({ ...file, since: v.picklist(['new', 'changed', 'known']) })),
  missed: v.array(v.object({ file: v.string(), reason: v.picklist(missedReasons) })),
  subfolders: v.array(v.string()),
  otherKinds: v.number(),
  stopped: v.optional(v.custom(isFailure)),
});

const mailbox = v.object({ name: v.string(), address: v.pipe(v.string(), v.includes('@')) });

/** More of one row is a list that nobody reads. */
const mostFindings = 20;

const findings = v.pipe(
  v.array(
    v.object({
      severity: v.picklist(['hold', 'ask']),
      text: v.pipe(v.string(), v.nonEmpty()),
      values: v.optional(v.record(v.string(), v.union([v.string(), v.pipe(v.number(), v.finite())]))),
      column: v.optional(v.string()),
    }),
  ),
  v.maxLength(mostFindings),
);

/** Whether an answer has a shape. */
const of =
  (schema: v.GenericSchema) =>
  (answer: unknown): boolean =>
    v.is(schema, answer);

export const isReading = of(reading);
export const isBytes = of(bytes);
export const isBundleReading = of(bundleReading);
export const arePictures = of(v.array(v.optional(picture)));
/** Files for so many groups of pages. */
export const isListOf = (length: number) => of(v.pipe(v.array(v.optional(bytes)), v.length(length)));
export const isFlag = of(v.boolean());
export const isAcceptance = of(v.object({ providerMessageId: v.pipe(v.string(), v.nonEmpty()) }));
export const isFiles = of(v.array(v.object(file)));
export const isFolderListing = of(listing);
export const isFolderAccount = of(v.optional(v.object({ address: v.string(), name: v.string() })));
export const isAddress = of(v.optional(v.pipe(v.string(), v.url(), v.startsWith('http'))));
export const isAccount = of(v.optional(account));
export const isAccounts = of(v.array(account));
export const isSender = of(v.union([v.literal('account'), mailbox]));
export const isUnsubscriber = of(v.function());
export const isSize = of(v.pipe(v.number(), v.gtValue(0)));
export const isLimit = of(v.optional(v.pipe(v.number(), v.minValue(1))));
export const isRowFindings = of(findings);
/** Nothing is expected back, and whatever comes is dropped. */
export const isAnything = (): boolean => true;
