import type { Desks } from './desks.ts';
import type { AccountActions } from './pane-actions.ts';

export const accountActions = ({ account, sending }: Desks): AccountActions => ({
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
  useAccount: (address) => account.guarded(async () => account.accounts?.use(address)),
  renameAccount: (address, name) => account.guarded(async () => account.accounts?.rename(address, name)),
  forgetAccount: (address) => account.guarded(async () => account.accounts?.forget(address)),
  revokeAccount: (address) => account.guarded(async () => account.accounts?.revoke(address)),
});
