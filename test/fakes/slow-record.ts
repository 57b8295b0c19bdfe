import type { LogReading, LogSheet, Workbook } from '../../src/domain/workbook.ts';

const withheld = (log: LogSheet): LogSheet => ({ ...log, lines: [], unread: log.lines.length });

/** A log that takes its time: nothing of it is there at the first look, and all of it once it is let through. */
export const slowRecord = () => {
  let pass = (): void => undefined;
  const open = new Promise<void>((resolve) => (pass = resolve));
  const gate = {
    pass: () => pass(),
    /** Where it is let through, this is what comes of it. */
    fails: undefined as Error | undefined,
    workbook: (workbook: Workbook): Workbook => {
      const read = workbook.readLogs.bind(workbook);
      let isRead = false;
      workbook.readLogs = async (how: LogReading = 'new', told) => {
        const logs = await read();
        if (isRead) return logs;
        if (how === 'first') return logs.map(withheld);
        told?.(1);
        await open;
        if (gate.fails !== undefined) throw gate.fails;
        isRead = true;
        return logs;
      };
      return workbook;
    },
  };
  return gate;
};
