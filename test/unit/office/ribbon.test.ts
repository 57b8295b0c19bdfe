import { afterEach, expect, test } from 'vitest';
import { officeErrors } from '../../../src/office/excel-errors.ts';
import { bindRibbon, enableButton, ribbonStates } from '../../../src/office/ribbon.ts';
import { installExcel, OfficeError } from '../../fakes/office-globals.ts';

type Handler = (event: { completed(): void }) => void;

let uninstall: (() => void) | undefined;
afterEach(() => {
  uninstall?.();
  Reflect.deleteProperty(globalThis, 'Office');
});

/** An Excel whose ribbon answers so. */
const ribbonThat = (requestUpdate: () => Promise<void>) => {
  uninstall = installExcel(() => ({}));
  const handlers = new Map<string, Handler>();
  const Office = {
    context: { requirements: { isSetSupported: () => true } },
    ribbon: { requestUpdate },
    actions: { associate: (name: string, handler: Handler) => void handlers.set(name, handler) },
  };
  Object.assign(globalThis, { Office });
  return handlers;
};

test.each(['InvalidRibbonDefinition', 'LabNobodyKnowsThis'])(
  'an Excel that refuses to change its ribbon (%s), or knows no such button, stops nothing, and is kept for diagnostics',
  async (code) => {
    ribbonThat(() => Promise.reject(new OfficeError(code)));
    await expect(enableButton('Sobre.Tab', 'Sobre.Group', 'Sobre.Nobody', true)).resolves.toBeUndefined();
    ribbonStates('Sobre.Tab', 'Sobre.Group')(new Map([['Sobre.Stop', true]]));
    await new Promise((resolve) => setImmediate(resolve));
    expect(officeErrors().filter((complaint) => complaint.startsWith(code))).toHaveLength(2);
  },
);

test('what is pressed before the product is there is done once it is, and Excel hears at once that it is done', () => {
  const handlers = ribbonThat(() => Promise.resolve());
  const hand = bindRibbon(['send', 'stop']);
  const done: string[] = [];
  const press = (name: string) => handlers.get(name)?.({ completed: () => void done.push(`${name} completed`) });
  press('send');
  press('send');
  hand({ send: () => void done.push('send'), stop: () => void done.push('stop') });
  press('stop');
  expect(done).toEqual(['send completed', 'send completed', 'send', 'send', 'stop', 'stop completed']);
});
