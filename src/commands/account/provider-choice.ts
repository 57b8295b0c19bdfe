import { Failure } from '../../domain/failure.ts';
import type { MailProvider } from '../../domain/ports.ts';
import type { Contributed } from '../../plugin/host.ts';
import type { SessionPorts } from '../base/session-ports.ts';

/** A mail provider that a person can choose. */
export interface ProviderOffer {
  /** Of the plugin and its provider: `google.gmail`. */
  readonly id: string;
  /** Key of its name among the texts. */
  readonly title: string;
}

/** Which of the providers of this installation sends from the workbook: shared, so that colleagues send alike. */
export class ProviderChoice {
  /** The one that sends; undefined until it is loaded. */
  provider: MailProvider | undefined;
  /** Of the plugin and its provider; '' before the first was looked for. */
  id = '';
  /** Where the provider reads who else gets a mail. */
  bcc: 'header' | 'envelope' = 'envelope';
  private unhear = (): void => undefined;
  private readonly ports: Pick<SessionPorts, 'plugins' | 'book'>;
  private readonly changed: () => void;

  /** @param changed told of every change of the provider's accounts */
  constructor(ports: Pick<SessionPorts, 'plugins' | 'book'>, changed: () => void) {
    this.ports = ports;
    this.changed = changed;
  }

  get offers(): readonly ProviderOffer[] {
    return this.ports.plugins.contributed('mailProviders').map(({ id, title }) => ({ id, title }));
  }

  /** Whether the workbook names another one than the one that sends. */
  get isOther(): boolean {
    return this.chosen?.id !== this.id;
  }

  /** The one that the workbook names, where it is installed here; else the first. Undefined where there is none. */
  private get chosen(): Contributed<'mailProviders'> | undefined {
    const all = this.ports.plugins.contributed('mailProviders');
    return all.find(({ id }) => id === this.ports.book.get('provider')) ?? all[0];
  }

  /** Rejects with `sheet/*`. */
  choose(id: string): Promise<void> {
    return this.ports.book.set('provider', id);
  }

  /** Until the chosen one is loaded nothing leaves through another. Rejects with `mail/no-provider` and as plugins do. */
  async load(): Promise<void> {
    const { chosen } = this;
    if (chosen === undefined) throw new Failure('mail/no-provider');
    if (this.id !== chosen.id) this.leave();
    this.id = chosen.id;
    const provider = await chosen.load();
    await provider.accounts?.prepare();
    // Another was chosen while this one was loaded.
    if (this.id !== chosen.id) return;
    this.unhear();
    this.unhear = provider.accounts?.onChange(this.changed) ?? this.unhear;
    this.provider = provider;
    this.bcc = chosen.bcc === 'header' ? 'header' : 'envelope';
  }

  private leave(): void {
    this.unhear();
    this.unhear = () => undefined;
    this.provider = undefined;
  }
}
