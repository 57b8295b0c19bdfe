import { isFailure } from '../domain/failure.ts';
import { rechecked, type Desks } from './desks.ts';
import type { MessageActions } from './pane-actions.ts';

export const messageActions = (desks: Desks): MessageActions => {
  const { message, account, ports } = desks;
  return {
    setTemplate: (template) => void rechecked(desks, () => message.choose(template)),
    resetTemplate: () => void rechecked(desks, () => message.reset()),
    preview: async (row) => {
      try {
        return await message.preview(desks.row(row), account.accounts?.current());
      } catch (error) {
        if (!isFailure(error)) throw error;
        return { code: error.code, values: error.values };
      }
    },
    saveEml: (row) =>
      desks.guard(async () => {
        const outbox = ports.plugins.contributed('mailProviders').find(({ id }) => id.startsWith('outbox.'));
        const provider = await outbox?.load();
        const mail = await message.testMail(desks.row(row), desks.sender(), { marked: false });
        await provider?.send(mail.bytes, mail.name, new AbortController().signal);
      }),
  };
};
