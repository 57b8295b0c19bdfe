import { excel } from './excel-errors.ts';

/** Keys under which an earlier Sobre kept whole bags of choices. */
const oldKeys = ['sheet', 'receipts', 'message', 'message-for-everybody', 'logo', 'test', 'senders'];

/** What the bag of the page held when the workbook was opened: only ever read, because saving it overwrites everybody's. */
const oldBag = (): readonly (readonly [string, unknown])[] => {
  const { settings } = Office.context.document;
  return oldKeys.flatMap((key) => {
    const value = settings.get(key) as unknown;
    return value === null || value === undefined ? [] : [[key, value] as const];
  });
};

/** Every setting of the workbook, as it stands there now. */
export const readBookSettings = (): Promise<ReadonlyMap<string, unknown>> =>
  excel(async (context) => {
    const { settings } = context.workbook;
    settings.load('items/key,items/value');
    await context.sync();
    return new Map([...oldBag(), ...settings.items.map(({ key, value }) => [key, value as unknown] as const)]);
  });

/** One setting: whatever colleagues keep under other keys stays. */
export const writeBookSetting = (key: string, value: unknown): Promise<void> =>
  excel(async (context) => {
    context.workbook.settings.add(key, value);
    await context.sync();
  });
