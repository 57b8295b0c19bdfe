/** All that a plugin is written against: imported as `sobre/plugin`. */
export { Failure, isFailure } from '../domain/failure.ts';
export type {
  Acceptance,
  Accounts,
  DocumentReader,
  Envelope,
  ListingSource,
  MailProvider,
  MailSaver,
  NamedMail,
  OutgoingMail,
  ReceiptContent,
  ReceiptMaker,
  ReceiptSource,
  SourcePlace,
} from '../domain/ports.ts';
export type { DocumentFacts, DocumentPerson, Reading, ReceiptFile } from '../domain/receipt/receipt.ts';
export { parseAmount } from '../domain/text/amount.ts';
export type { Capabilities, RowView, SentMail } from './capabilities.ts';
export {
  definePlugin,
  type Command,
  type Configuration,
  type RunListener,
  type RunSummary,
  type Plugin,
  type PluginIssue,
  type RowCheck,
  type RowToCheck,
  type PluginContext,
} from './contribution.ts';
export { textFacts } from './text-facts.ts';
