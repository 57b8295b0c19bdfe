import { createApp, type AppOptions, type LogLine } from '../../../server/app.ts';
import { defaultDeployment } from '../../../src/plugin/deployment.ts';

export const origin = 'https://sobre.example';
const clientId = 'client-1';
export const clientSecret = 'the-secret';
export const verifier = 'v'.repeat(43);

export interface UpstreamRequest {
  readonly url: string;
  readonly form: URLSearchParams;
  readonly headers: Headers;
}

/** The broker with a Google that records what reaches it and answers as told. */
export function createBrokerFixture(options: Partial<AppOptions> = {}) {
  const requests: UpstreamRequest[] = [];
  const lines: LogLine[] = [];
  const warnings: string[] = [];
  let answer: (request: UpstreamRequest) => Response | Promise<Response> = () => Response.json({ access_token: 'a' });
  const app = createApp({
    config: { ...defaultDeployment, google: { ...defaultDeployment.google, clientId } },
    clientSecret,
    origins: [origin],
    log: (line) => lines.push(line),
    warn: (sentence) => void warnings.push(sentence),
    fetch: async (input, init) => {
      const request = new Request(input, init as RequestInit);
      const seen = { url: request.url, form: new URLSearchParams(await request.text()), headers: request.headers };
      requests.push(seen);
      return answer(seen);
    },
    ...options,
  });
  return {
    app,
    requests,
    lines,
    warnings,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    post: (
      path: string,
      form: Record<string, string> | URLSearchParams | string,
      headers: Record<string, string> = {},
    ) =>
      app.request(path, {
        method: 'POST',
        body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
  };
}

export const codeForm = {
  grant_type: 'authorization_code',
  client_id: clientId,
  code: '4/0Abc',
  redirect_uri: `${origin}/callback.html`,
  code_verifier: verifier,
};
export const refreshForm = { grant_type: 'refresh_token', client_id: clientId, refresh_token: '1//r' };
