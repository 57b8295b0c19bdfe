import { isFailure } from '../domain/failure.ts';
import type { BookPlace } from '../domain/ports.ts';
import type { PluginContext } from '../plugin/contribution.ts';
import type { Reach } from './authorize.ts';
import { createDialogSignIn } from './dialog-sign-in.ts';
import type { Grant } from './tokens.ts';
import { inTime, type Wait } from './wait.ts';

/** A token that ends while a folder is listed is asked for before. Milliseconds. */
const spareMs = 5 * 60_000;
/** Office's own window may be open for so long; a bridge that never answers must not keep people from ours. */
const nestedMs = 2 * 60_000;

export interface ConnectionParts {
  readonly context: Pick<PluginContext, 'config' | 'fetch' | 'now' | 'language' | 'openDialog'>;
  readonly origin: string;
  readonly wait: Wait;
}

/** The account whose files are read. Nothing of it outlives the pane. */
export class Connection {
  private grant: Grant | undefined;
  /** Office failed to sign in by itself: it is not asked again. */
  private nestedFailed = false;
  private readonly parts: ConnectionParts;
  private readonly dialog: ReturnType<typeof createDialogSignIn>;

  constructor(parts: ConnectionParts) {
    this.parts = parts;
    this.dialog = createDialogSignIn(parts);
  }

  get account(): { readonly address: string; readonly name: string } | undefined {
    return this.grant && { address: this.grant.address, name: this.grant.name };
  }

  /** Loads and draws all that a sign-in needs, so that its window can open inside the press. */
  prepare(): Promise<void> {
    return this.dialog.prepare();
  }

  forget(): void {
    this.grant = undefined;
  }

  /** Call from a press. Rejects with `folder/*`. */
  async token({ nestedSignIn }: BookPlace, reach: Reach, signal: AbortSignal): Promise<string> {
    const { grant } = this;
    const reaches = grant?.reach === 'shared' || grant?.reach === reach;
    if (grant !== undefined && reaches && grant.expiresAt - spareMs > this.parts.context.now()) return grant.token;
    const nested = nestedSignIn && !this.nestedFailed ? await this.nested(reach, signal) : undefined;
    const fresh = nested ?? (await this.dialog.signIn(reach, signal));
    // Who signed out while the window was open is signed in by nothing that comes of it.
    signal.throwIfAborted();
    this.grant = fresh;
    return fresh.token;
  }

  private async nested(reach: Reach, signal: AbortSignal): Promise<Grant | undefined> {
    const { context, wait } = this.parts;
    const late = () => new DOMException('Office did not answer', 'TimeoutError');
    try {
      const found = await inTime({ ms: nestedMs, signal, wait, late }, async () => {
        const { nestedSignIn } = await import(/* webpackChunkName: "msal" */ './nested-sign-in.ts');
        return nestedSignIn(context.config.microsoft, reach);
      });
      this.nestedFailed = found === undefined;
      return found;
    } catch (error) {
      signal.throwIfAborted();
      if (isFailure(error)) throw error;
      // It did not answer, or its code could not be loaded: our own window needs neither.
      this.nestedFailed = true;
      return undefined;
    }
  }
}
