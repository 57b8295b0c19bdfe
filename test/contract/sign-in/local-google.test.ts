import { createGoogle } from '../../../lab/google/create-google.ts';
import { sendScope } from '../../../src/gmail/authorize-request.ts';
import { clientId, paneOrigin } from '../../unit/gmail/fake-context.ts';
import { secret, upstreamOf } from '../../unit/gmail/local-google.ts';
import { describeSignIn, type RunningServer } from './suite.ts';

const fieldOf = (page: string, name: string): string =>
  new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? '';

const start = async (): Promise<RunningServer> => {
  const google = await createGoogle({
    clients: [{ clientId, secret, redirectUris: [`${paneOrigin}/callback.html`] }],
    google: { latencyMs: [0, 0] },
    http2: false,
  });
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    fetch(google.url(path), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  return {
    upstream: upstreamOf(google),
    config: { authorizeUrl: google.url('/o/oauth2/v2/auth'), gmailUrl: google.origin },
    async visit(url, answer = 'allow') {
      let page = await fetch(url, { redirect: 'manual' });
      for (let step = 0; step < 3; step += 1) {
        const location = page.headers.get('location');
        if (location !== null) return new URL(location);
        const text = await page.text();
        const [attempt, account] = [fieldOf(text, 'attempt'), fieldOf(text, 'account')];
        if (attempt === '') throw new Error(`${page.status} ${text.slice(0, 300)}`);
        page = text.includes('/signin/consent')
          ? await post('/signin/consent', {
              attempt,
              decision: answer === 'deny' ? 'deny' : 'allow',
              ...(answer === 'allow' ? { scope: sendScope } : {}),
            })
          : await post('/signin/account', { attempt, account });
      }
      throw new Error('The pages have no end');
    },
    close: () => google.close(),
  };
};

describeSignIn('the local Google', start);
