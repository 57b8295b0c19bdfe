import { describe, expect, test } from 'vitest';
import { handler } from '../../../server/lambda.ts';
import serverless from '../../../server/worker.ts';

const env = {
  SOBRE_GOOGLE_CLIENT_ID: 'id-of-the-platform',
  SOBRE_GOOGLE_CLIENT_SECRET: 'secret',
  SOBRE_ORIGIN: 'https://sobre.example',
};

describe('the handler for serverless platforms', () => {
  test('answers a fetch with the settings the platform hands over', async () => {
    const answer = await serverless.fetch(new Request('https://sobre.example/config.json'), env);
    expect(await answer.json()).toMatchObject({ google: { clientId: 'id-of-the-platform' } });
  });

  test('guards the broker there too', async () => {
    const request = new Request('https://sobre.example/oauth/token', {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token' }),
      headers: { origin: 'https://evil.example' },
    });
    expect((await serverless.fetch(request, env)).status).toBe(403);
  });

  test('answers the event of an AWS Lambda function URL from the settings of its process', async () => {
    Object.assign(process.env, env);
    try {
      const answer = await handler(lambdaEvent('GET', '/health'));
      expect(answer).toMatchObject({ statusCode: 200, body: '{"status":"ok"}', isBase64Encoded: false });
      const refused = await handler(lambdaEvent('POST', '/oauth/token', 'grant_type=refresh_token'));
      expect(refused).toMatchObject({ statusCode: 403 });
    } finally {
      for (const name of Object.keys(env)) delete process.env[name];
    }
  });

  test('does not start without its settings, and names the missing ones', () => {
    expect(() =>
      serverless.fetch(new Request('https://sobre.example/health'), { SOBRE_ORIGIN: 'https://a.example' }),
    ).toThrow('SOBRE_GOOGLE_CLIENT_SECRET is not set');
  });
});

/** Payload format 2.0, as function URLs send it. */
function lambdaEvent(method: string, path: string, body?: string): Parameters<typeof handler>[0] {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'sobre.example', 'content-type': 'application/x-www-form-urlencoded' },
    body: body ?? null,
    isBase64Encoded: false,
    requestContext: {
      accountId: 'anonymous',
      apiId: 'x',
      authentication: null,
      authorizer: {},
      domainName: 'sobre.example',
      domainPrefix: 'sobre',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: 'test' },
      requestId: '1',
      routeKey: '$default',
      stage: '$default',
      time: '21/Nov/2026:00:00:00 +0000',
      timeEpoch: 0,
    },
  } as unknown as Parameters<typeof handler>[0];
}
