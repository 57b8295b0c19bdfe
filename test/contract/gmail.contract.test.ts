import { connect, startLocalGoogle } from '../unit/gmail/local-google.ts';
import google from '../../src/gmail/plugin.ts';
import { mailProviderContract } from '../kit/mail-provider.ts';

mailProviderContract('Gmail', async () => {
  let away = false;
  const local = await startLocalGoogle({
    intercept: (request, next) =>
      away && new URL(request.url).pathname.includes('/gmail/')
        ? Promise.reject(new TypeError('Failed to fetch'))
        : next(request),
  });
  const { address } = await connect(local);
  return {
    provider: local.provider,
    declared: google.contributes.mailProviders.gmail,
    sender: address,
    arrived: async () => local.google.state.mails.map((mail) => mail.raw),
    disconnect: () => {
      away = true;
    },
    close: () => local.google.close(),
  };
});
