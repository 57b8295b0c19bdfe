import { expect, test } from 'vitest';
import { ringHash } from '../../../lab/microsoft/ring-hash.ts';
import { quickXorHash } from '../../../src/microsoft/quick-xor-hash.ts';

/** Bytes and hash in base64, as published with rclone's port of Microsoft's own code (MIT): each turn of the ring once. */
const published = [
  ['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
  ['Sg==', 'SgAAAAAAAAAAAAAAAQAAAAAAAAA='],
  ['tbQ=', 'taAFAAAAAAAAAAAAAgAAAAAAAAA='],
  ['n6Neh7p6fFgm', 'nxiFFw6hCz3wAQsmCQAAAAAAAAA='],
  ['XoJ1AsoR4fDYJrDqYs4=', 'XhBEHQSgjAiEAx7YPgEs1CEGZwA='],
  ['gQaybEqS/4UlDc8e4IJm', 'gDCALNigBEn8oxAlZ8AzPAAOQZg='],
  ['T6LYJIfDh81JrAK309H2JMJTXis=', 'zBTHrspn3mEcohlJdIUAbjGNaNg='],
  [
    'Mb7EGva2rEE5fENDL85P+BsapHEEjv2/siVhKjvAQe02feExVOQSkfmuYzU/kTF1MaKjPmKF/w+cbvwfdWL8aQ==',
    'n1anP5NfvD4XDYWIeRPW3ZkPv1Y=',
  ],
  [
    'qwGf2ESubE5jOUHHyc94ORczFYYbc2OmEzo+hBIyzJiNwAzC8PvJqtTzwkWkSslgHFGWQZR2BV5+uYTrYT7HVwRM40vqfj0dBgeDENyTenIOL1LHkjtDKoXEnQ0mXAHoJ8PjbNC93zi5TovVRXTNzfGEs5dpWVqxUzb5lc7dwkyvOluBw482mQ4xrzYyIY1t+//OrNi1ObGXuUw2jBQOFfJVj2Y6BOyYmfB1y36eBxi3zxeG5d5NYjm2GSh6e08QMAwu3zrINcqIzLOuNIiGXBtl7DjKt7b5wqi4oFiRpZsCyx2smhSrdrtK/CkdU6nDN+34vSR/M8rZpWQdBE7a8g==',
    'WYT9JY3JIo/pEBp+tIM6Gt2nyTM=',
  ],
] as const;

test.each(published)('the published vector %s', (bytes, hash) => {
  expect(quickXorHash(Buffer.from(bytes, 'base64'))).toBe(hash);
  // The stand-in's own way to it, on which the other tests lean.
  expect(ringHash(Buffer.from(bytes, 'base64'))).toBe(hash);
});

test('two ways to it agree on files of many lengths, and one changed byte shows', () => {
  for (const length of [1, 19, 20, 21, 159, 160, 161, 4_097, 70_001]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8) * 7 + length) & 255);
    const hash = quickXorHash(bytes);
    expect(hash).toBe(ringHash(bytes));
    bytes[length >> 1]! ^= 4;
    expect(quickXorHash(bytes)).not.toBe(hash);
  }
});
