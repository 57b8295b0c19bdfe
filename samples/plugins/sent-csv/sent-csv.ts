import type { Command, PluginContext, SentMail } from 'sobre/plugin';

/** A formula in a text would be one in the spreadsheet that opens it. */
const cell = (text: string): string => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;

const head = ['time', 'person', 'sent to', 'reference', 'state'];

const line = ({ at, person, sentTo, reference, returned }: SentMail): string[] =>
  [new Date(at).toISOString(), person, sentTo, reference, returned ? 'returned' : 'sent'].map(cell);

type Asked = Pick<PluginContext, 'configuration' | 'log' | 'files' | 'notices'>;

export const createSentCsv = ({ configuration, log, files, notices }: Asked): Command => ({
  run: async () => {
    const mails = await log.sent();
    if (mails.length === 0) return notices.show('none');
    // Excel reads UTF-8 where the file says so.
    const rows = [head, ...mails.map(line)].map((cells) => cells.join(configuration.get<string>('separator')));
    const text = `\uFEFF${rows.join('\r\n')}\r\n`;
    files.save('sent.csv', new TextEncoder().encode(text), 'text/csv');
    notices.show('saved', { count: mails.length });
  },
});
