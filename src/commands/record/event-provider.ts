import type { LedgerEvent } from '../../domain/sending/ledger.ts';
import type { PluginHost } from '../../plugin/host.ts';

/** What a sentence about an event says of its provider: nothing where the record or this installation does not know it. */
export type EventProvider = (event: LedgerEvent) => { readonly provider?: string };

/** A mail was sent through the provider on record, whichever sends now. */
export const eventProvider = (plugins: Pick<PluginHost, 'contributed'>): EventProvider => {
  const titles = new Map(plugins.contributed('mailProviders').map(({ id, title }) => [id, title]));
  return ({ provider = '' }) => {
    const title = titles.get(provider);
    // Not the one that sends now: who does not know whose it was names nobody.
    return provider === '' ? {} : { provider: title ?? '' };
  };
};
