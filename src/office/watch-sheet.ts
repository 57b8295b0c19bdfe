import { excel } from './excel-errors.ts';

/** Changes come in bursts: a fill-down is many events. */
const quietMs = 800;

/**
 * Calls back after a change of any sheet by anybody but this add-in, once things are quiet. Events may be late or lost,
 * so they are a hint to read again and never proof. Returns the unsubscriber.
 */
export const watchSheet = async (changed: () => void): Promise<() => void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
  };
  const handler = await excel(async (context) => {
    const result = context.workbook.worksheets.onChanged.add((event) => {
      if (event.triggerSource !== 'ThisLocalAddin') later();
      return Promise.resolve();
    });
    await context.sync();
    return result;
  });
  return () => {
    clearTimeout(timer);
    void Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
  };
};
