import { Failure, isFailure } from '../../domain/failure.ts';
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

/** What a run sends through, from its first mail to its last. */
export interface Through {
  readonly provider: MailProvider;
  /** Of the plugin and its provider. */
  readonly id: string;
  /** Where the provider reads who else gets a mail. */
  readonly bcc: 'header' | 'envelope';
}

/** Which of the providers of this installation sends from the workbook: shared, so that colleagues send alike. */
export class ProviderChoice {
  /** The one that sends; undefined until it is loaded. */
  current: Through | undefined;
  /** Of the one that sends or is being loaded; '' before the first was looked for, and where there is none. */
  id = '';
  /** Resolves when the one that was asked for last is there, or is known not to come. */
  loaded: Promise<void> = Promise.resolve();
  private held = false;
  /** Why the one that was asked for last is not there. */
  private failure: Failure | undefined;
  /** Whether one was looked for at all. */
  private sought = false;
  private unhear = (): void => undefined;
  private readonly ports: Pick<SessionPorts, 'plugins' | 'book'>;
  private readonly changed: () => void;

  /** @param changed told of every change of the provider's accounts */
  constructor(ports: Pick<SessionPorts, 'plugins' | 'book'>, changed: () => void) {
    this.ports = ports;
    this.changed = changed;
  }

  /** What the one that sends, or would, declares; undefined where there is none. */
  get declared(): Contributed<'mailProviders'> | undefined {
    const all = this.ports.plugins.contributed('mailProviders');
    return all.find(({ id }) => id === this.id) ?? this.chosen;
  }

  /** Why nothing can leave now. */
  get refusal(): Failure {
    return (this.current === undefined ? this.failure : undefined) ?? new Failure('account/signed-out');
  }

  /** What the pane shows of them. */
  state() {
    const { id, offers, declared } = this;
    return {
      providers: offers,
      providerId: id,
      isMissing: this.chosen === undefined && offers.length > 0,
      permissionsUrl: declared?.permissions ?? '',
    };
  }

  get offers(): readonly ProviderOffer[] {
    return this.ports.plugins.contributed('mailProviders').map(({ id, title }) => ({ id, title }));
  }

  /** Whether another one is to send from now on; never while a run holds the one it began with. */
  get isOther(): boolean {
    return this.sought && !this.held && (this.chosen?.id ?? '') !== this.id;
  }

  private get named(): string | undefined {
    return this.ports.book.get('provider');
  }

  /** The one that the workbook names; the first only where it names none. Undefined where it is not here, or off. */
  private get chosen(): Contributed<'mailProviders'> | undefined {
    const all = this.ports.plugins.contributed('mailProviders');
    const { named } = this;
    return named === undefined ? all[0] : all.find(({ id }) => id === named);
  }

  /** Does nothing while a run is under way. Rejects with `sheet/*`. */
  async choose(id: string): Promise<void> {
    if (!this.held) await this.ports.book.set('provider', id);
  }

  /** Keeps the one that sends until `release`. Throws the reason where none is loaded. */
  hold(): Through {
    if (this.current === undefined) throw this.refusal;
    this.held = true;
    return this.current;
  }

  release(): void {
    this.held = false;
  }

  /** Until the chosen one is loaded nothing leaves through another. Rejects with `mail/no-provider` and as plugins do. */
  load(): Promise<void> {
    this.sought = true;
    const loading = this.loadChosen();
    this.failure = undefined;
    this.loaded = loading.catch((error: unknown) => {
      if (isFailure(error)) this.failure = error;
    });
    return loading;
  }

  private async loadChosen(): Promise<void> {
    const { chosen } = this;
    if (chosen === undefined) {
      this.leave();
      this.id = '';
      throw new Failure('mail/no-provider', this.named === undefined ? {} : { values: { who: this.named } });
    }
    if (this.id !== chosen.id) this.leave();
    this.id = chosen.id;
    const provider = await chosen.load();
    await provider.accounts?.prepare();
    // Another was chosen while this one was loaded.
    if (this.id !== chosen.id) return;
    this.unhear();
    this.unhear = provider.accounts?.onChange(this.changed) ?? this.unhear;
    this.current = { provider, id: chosen.id, bcc: chosen.bcc === 'header' ? 'header' : 'envelope' };
  }

  private leave(): void {
    this.unhear();
    this.unhear = () => undefined;
    this.current = undefined;
  }
}
