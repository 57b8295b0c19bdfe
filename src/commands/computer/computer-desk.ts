import { expected } from '../../domain/failure.ts';
import type { PaneState } from '../pane-state.ts';
import { diagnosticText } from './diagnostic-text.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { ComputerPart, ComputerState } from './computer-state.ts';

/** Asked for in the order in which somebody would look for a fault. */
export const computerParts: readonly ComputerPart[] = ['excel', 'storage', 'broker', 'google', 'browser'];

const probeKey = 'computer-check';

/** *Check this computer*: what Sobre needs here, each green or red. */
export class ComputerDesk {
  private shown: ComputerState | undefined;
  private readonly ports: SessionPorts;
  private readonly hasLedger: () => boolean;
  private readonly changed: () => void;

  constructor(ports: SessionPorts, hasLedger: () => boolean, changed: () => void) {
    this.ports = ports;
    this.hasLedger = hasLedger;
    this.changed = changed;
  }

  /** Never rejects: whatever is wrong is what is shown. `pane` is read after the checks, for the text. */
  async check(pane: () => PaneState): Promise<void> {
    const { computer, config } = this.ports;
    this.shown = { status: 'checking', parts: [], text: '' };
    this.changed();
    const [excel, kept, broker, google] = await Promise.all([
      this.ports.computer.excel().catch((error: unknown) => {
        expected(error);
        return undefined;
      }),
      this.keeps(),
      computer.answers(config.google.jwksUrl, 'own'),
      computer.answers(new URL('/favicon.ico', config.google.gmailUrl).href, 'other'),
    ]);
    const good: Readonly<Record<ComputerPart, boolean>> = {
      excel: excel !== undefined && excel.lacking.length === 0,
      storage: kept && this.hasLedger(),
      broker,
      google,
      browser: computer.browserLacks().length === 0,
    };
    const parts = computerParts.map((part) => ({ part, good: good[part] }));
    const facts = { at: this.ports.clock.now(), browser: computer.browserName, lacks: computer.browserLacks() };
    this.shown = {
      status: 'done',
      parts,
      text: diagnosticText(pane(), { ...facts, excel, parts, plugins: this.ports.plugins.status() }),
    };
    this.changed();
  }

  private async keeps(): Promise<boolean> {
    const { device } = this.ports;
    try {
      await device.set(probeKey, 1);
      const kept = (await device.get<number>(probeKey)) === 1;
      await device.delete(probeKey);
      return kept;
    } catch {
      // Whatever the browser's reason, it keeps nothing: that is the answer.
      return false;
    }
  }

  state(): ComputerState | undefined {
    return this.shown;
  }
}
