import { describe, expect, it } from 'vitest';
import { readGoogleBlock } from '../../../../lab/google/google-block.ts';
import { createGoogle } from '../../../../lab/google/create-google.ts';

describe('the google part of a scenario', () => {
  it('may say everything the contract lists', () => {
    const block = {
      accounts: [{ email: 'nomina@empresa.example', name: 'Nómina Empresa' }],
      consent: 'untick-send-then-grant',
      embedded: 'refuse',
      severOpener: true,
      unitsPerMinute: 6000,
      dailyLimit: 2000,
      latencyMs: [20, 60],
      tokenLifetimeS: 3599,
      answers: [
        {
          nth: 5,
          do: 'status',
          status: 403,
          reason: 'rateLimitExceeded',
          message: 'x',
          retryAfterMs: 1,
          accepted: false,
          times: 1,
        },
      ],
    };
    expect(readGoogleBlock(block)).toEqual(block);
  });

  it.each([
    [{ acounts: [] }, 'google.acounts is not a field'],
    [{ answers: [{ nth: 1, do: 'reset', nht: 2 }] }, 'google.answers[0].nht is not a field'],
    [{ accounts: [{ email: 'a@b.example', name: 'A', mail: 1 }] }, 'google.accounts[0].mail is not a field'],
    [{ accounts: [{ email: 'a', name: 'A' }] }, 'google.accounts[0].email must be'],
    [{ consent: 'maybe' }, 'google.consent must be one of'],
    [{ embedded: true }, 'google.embedded must be one of'],
    [{ severOpener: 'yes' }, 'google.severOpener must be one of'],
    [{ latencyMs: [60, 20] }, 'google.latencyMs must be'],
    [{ unitsPerMinute: '6000' }, 'google.unitsPerMinute must be'],
    [{ answers: {} }, 'google.answers must be a list'],
    [{ answers: [{ nth: 1 }] }, 'google.answers[0].do must be'],
    [{ answers: [{ nth: 1, do: 'explode' }] }, 'google.answers[0].do must be one of'],
    [{ answers: [{ nth: 0, do: 'reset' }] }, 'google.answers[0].nth must be'],
    [{ answers: [{ nth: 1, do: 'status', accepted: 'no' }] }, 'google.answers[0].accepted must be'],
    ['grant', 'google must be an object'],
  ])('is refused as %j, naming the field', (block, text) => {
    expect(() => readGoogleBlock(block)).toThrow(text);
  });

  it('keeps the server from starting when it is wrong', async () => {
    await expect(createGoogle({ clients: [], google: { consent: 'maybe' as 'grant' } })).rejects.toThrow(
      'google.consent',
    );
  });
});
