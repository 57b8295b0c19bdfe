/** For the tests of a plugin: imported as `sobre/testing`. Needs Vitest. */
export { commandContract, type CommandCase } from './command.ts';
export { documentReaderContract, type DocumentReaderCase } from './document-reader.ts';
export { fakeConfiguration, fakeContext, type FakeContext } from './fake-context.ts';
export { mailProviderContract, outgoing, sampleMail, type MailProviderCase } from './mail-provider.ts';
export { pluginContract } from './plugin-contract.ts';
export { receiptMakerContract } from './receipt-maker.ts';
export { rowCheckContract, rowToCheck } from './row-check.ts';
export { receiptSourceContract, type ReceiptSourceCase } from './receipt-source.ts';
