import type { Command, PluginContext, SentMail } from 'sobre/plugin';

/** A formula in a text would be one in the spreadsheet that opens it. */
const cell = (text: string): string => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;

const line = ({ at, person, sentTo, reference, returned }: SentMail): string =>
  [new Date(at).toISOString(), person, sentTo, reference, returned ? 'returned' : 'sent'].map(cell).join(',');

export const createSentCsv = ({ log, files, notices }: Pick<PluginContext, 'log' | 'files' | 'notices'>): Command => ({
  run: async () => {
    const mails = await log.sent();
    if (mails.length === 0) return notices.show('none');
    // Excel reads UTF-8 where the file says so.
    const text = `\uFEFF${['time,person,sent to,reference,state', ...mails.map(line)].join('\r\n')}\r\n`;
    files.save('sent.csv', new TextEncoder().encode(text), 'text/csv');
    notices.show('saved', { count: mails.length });
  },
});
