import { describe, expect, test } from 'vitest';
import { readSettings } from '../../../server/settings.ts';

const complete = {
  SOBRE_GOOGLE_CLIENT_ID: 'id',
  SOBRE_GOOGLE_CLIENT_SECRET: 'secret',
  SOBRE_ORIGIN: 'https://sobre.example',
};

describe('the settings of a deployment', () => {
  test.each(Object.keys(complete))('cannot do without %s, and say so', (name) => {
    expect(() => readSettings({ ...complete, [name]: '' })).toThrow(`${name} is not set`);
  });

  test('name everything that is missing at once', () => {
    expect(() => readSettings({})).toThrow(/CLIENT_ID is not set; .*CLIENT_SECRET is not set; SOBRE_ORIGIN is not set/);
  });

  test.each([
    ['SOBRE_ORIGIN', 'http://sobre.example'],
    ['SOBRE_ORIGIN', 'https://sobre.example/path'],
    ['SOBRE_SIGN_IN_ROUTE', 'popup'],
    ['SOBRE_SENDS_PER_MINUTE', 'many'],
    ['SOBRE_REQUIRE_TEST', 'perhaps'],
    ['SOBRE_PLUGIN_SETTINGS', '{'],
    ['SOBRE_PLUGIN_SETTINGS', '[]'],
    ['SOBRE_PLUGIN_SETTINGS', '{"relay":{"url":{}}}'],
  ])('refuse %s=%s by name', (name, value) => {
    expect(() => readSettings({ ...complete, [name]: value })).toThrow(name);
  });

  test.each(['SOBRE_ALOWED_DOMAINS', 'sobre_origin'])('refuse the name %s, which is none of theirs', (name) => {
    expect(() => readSettings({ ...complete, [name]: 'empresa.mx' })).toThrow(`${name} is not a setting`);
  });

  test.each([
    ['SOBRE_MICROSOFT_CLIENT_ID', 'my-app'],
    ['SOBRE_MICROSOFT_TENANT', 'empresa.example/../common'],
  ])('refuse %s=%s: it becomes part of an address', (name, value) => {
    const id = '00000000-aaaa-4bbb-8ccc-dddddddddddd';
    expect(() => readSettings({ ...complete, SOBRE_MICROSOFT_CLIENT_ID: id, [name]: value })).toThrow(name);
  });

  test('without a client at Microsoft there is none, and a tenant alone is a mistake', () => {
    expect(readSettings(complete).config.microsoft.clientId).toBe('');
    const tenant = '11111111-2222-4333-8444-555555555555';
    expect(() => readSettings({ ...complete, SOBRE_MICROSOFT_TENANT: tenant })).toThrow('without a client id');
    const clientId = '00000000-AAAA-4bbb-8ccc-dddddddddddd';
    const both = { ...complete, SOBRE_MICROSOFT_CLIENT_ID: clientId, SOBRE_MICROSOFT_TENANT: tenant };
    expect(readSettings(both).config.microsoft).toMatchObject({
      clientId: clientId.toLowerCase(),
      authority: `https://login.microsoftonline.com/${tenant}`,
    });
  });

  test('become the public config, several origins and the guard rails', () => {
    const settings = readSettings({
      ...complete,
      SOBRE_ORIGIN: 'https://sobre.example/, https://sobre.test:8443',
      SOBRE_ALLOWED_DOMAINS: 'Empresa.example otra.example',
      SOBRE_SENDS_PER_MINUTE: '150',
      SOBRE_REQUIRE_TEST: 'true',
      SOBRE_PLUGIN_SETTINGS: '{"relay":{"pages":7}}',
      SOBRE_FRAME_ANCESTORS: 'https://*.office.example',
    });
    expect(settings.origins).toEqual(['https://sobre.example', 'https://sobre.test:8443']);
    expect(settings.frameAncestors).toEqual(['https://*.office.example']);
    expect(settings.config).toMatchObject({
      google: { clientId: 'id', gmailUrl: 'https://gmail.googleapis.com' },
      signIn: { allowedDomains: ['empresa.example', 'otra.example'], route: 'auto' },
      sendsPerMinute: 150,
      requireTest: true,
      plugins: { relay: { pages: 7 } },
    });
    expect(JSON.stringify(settings.config)).not.toContain('secret');
  });
});
