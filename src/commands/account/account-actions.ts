import type { Desks } from '../desks.ts';
import type { AccountActions } from '../pane-actions.ts';

export const accountActions = (desks: Desks): AccountActions => {
  const { account, sending } = desks;
  return {
    connect: (options = {}) => {
      void account.connect(options).then((connected) => {
        if (connected) sending.goOn();
      });
    },
    cancelSignIn: () => account.cancel(),
    submitCode: async (text) => {
      if (await account.submitCode(text)) sending.goOn();
    },
    continueInBrowser: () => account.continueInBrowser(),
    keepConnected: (yes) => account.keep(yes),
    useAccount: (address) => account.use(address),
    renameAccount: (address, name) => account.guarded(async () => account.accounts?.rename(address, name)),
    setDailyLimit: (limit) => account.setDailyLimit(limit),
    forgetAccount: (address) => account.leave(address, 'forget'),
    revokeAccount: (address) => account.leave(address, 'revoke'),
    allowSenders: (addresses) => desks.guard(() => account.allow(addresses)),
  };
};
