import { expected } from '../../domain/failure.ts';
import { declaredText } from '../../plugin/deployment.ts';
import type { PaneState } from '../pane-state.ts';
import { diagnosticText } from './diagnostic-text.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { ComputerState } from './computer-state.ts';

const probeKey = 'computer-check';

interface Asked {
  readonly hasLedger: () => boolean;
  /** Addresses that the mail provider declares, by name. */
  readonly probes: () => Readonly<Record<string, string>>;
}

/** *Check this computer*: what Sobre needs here, each green or red. */
export class ComputerDesk {
  private shown: ComputerState | undefined;
  private readonly ports: SessionPorts;
  private readonly asked: Asked;
  private readonly changed: () => void;

  constructor(ports: SessionPorts, asked: Asked, changed: () => void) {
    this.ports = ports;
    this.asked = asked;
    this.changed = changed;
  }

  /** Never rejects: whatever is wrong is what is shown. `pane` is read after the checks, for the text. */
  async check(pane: () => PaneState): Promise<void> {
    const { computer } = this.ports;
    this.shown = { status: 'checking', parts: [], text: '' };
    this.changed();
    const [excel, kept, probed] = await Promise.all([
      this.ports.computer.excel().catch((error: unknown) => {
        expected(error);
        return undefined;
      }),
      this.keeps(),
      this.probe(),
    ]);
    // In the order in which somebody would look for a fault.
    const parts = [
      { part: 'excel', good: excel !== undefined && excel.lacking.length === 0 },
      { part: 'storage', good: kept && this.asked.hasLedger() },
      ...probed,
      { part: 'browser', good: computer.browserLacks().length === 0 },
    ];
    const facts = { at: this.ports.clock.now(), browser: computer.browserName, lacks: computer.browserLacks() };
    this.shown = {
      status: 'done',
      parts,
      text: diagnosticText(pane(), { ...facts, excel, parts, plugins: this.ports.plugins.status() }),
    };
    this.changed();
  }

  /** What the provider that sends declares: of this origin has to answer well, of another at all. */
  private probe(): Promise<ComputerState['parts']> {
    const { computer, config } = this.ports;
    return Promise.all(
      Object.entries(this.asked.probes()).map(async ([part, declared]) => {
        const address = declaredText(declared, config);
        return { part, good: await computer.answers(address, address.startsWith('/') ? 'own' : 'other') };
      }),
    );
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
