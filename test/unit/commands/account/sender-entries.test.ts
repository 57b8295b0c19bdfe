import { describe, expect, test } from 'vitest';
import { allowedSenders, isAllowedSender } from '../../../../src/commands/account/admitted-senders.ts';
import { allowSenders, senderFlaw } from '../../../../src/commands/account/sender-entries.ts';
import { fakeChoices } from '../../../fakes/fake-choices.ts';

const kept = async (entries: readonly string[]): Promise<readonly string[]> => {
  const settings = new Map<string, unknown>();
  await allowSenders(fakeChoices(settings), entries);
  return allowedSenders(fakeChoices(settings));
};

describe('the accounts that may send from a workbook', () => {
  test('a domain admits its own accounts, and no other that ends like it', async () => {
    const senders = await kept(['@Empresa.example']);
    expect(senders).toEqual(['@empresa.example']);
    const admitted = [
      'ana@empresa.example',
      'Ana@EMPRESA.example',
      'ana@otraempresa.example',
      'ana@filial.empresa.example',
      'empresa.example@gmail.example',
      'ana@empresa.example.otra.example',
    ].filter((address) => isAllowedSender(senders, address));
    expect(admitted).toEqual(['ana@empresa.example', 'Ana@EMPRESA.example']);
  });

  test('a domain in letters of its own is kept as accounts write it', async () => {
    expect(await kept(['@nóminas.example'])).toEqual(['@xn--nminas-bxa.example']);
  });

  test.each(['*', '*@empresa.example', '@*.example', '@empresa.*', 'n?mina@empresa.example'])(
    'a wildcard is refused, wherever it stands: %s',
    async (entry) => {
      expect(senderFlaw(entry)).toBe('wildcard');
      expect(await kept([entry])).toEqual([]);
    },
  );

  test.each(['@', '@example', 'empresa.example', 'rh@', '@empresa..example', '@@empresa.example'])(
    'what is neither an address nor a whole domain is said: %s',
    (entry) => expect(senderFlaw(entry)).toBe('wrong'),
  );

  test('a pattern that somebody wrote into the workbook by hand admits nobody', () => {
    expect(isAllowedSender(['*@empresa.example', '@*', '@'], 'ana@empresa.example')).toBe(false);
  });
});
