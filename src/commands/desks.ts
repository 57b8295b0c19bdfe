import { AccountDesk } from './account/account-desk.ts';
import { ComputerDesk } from './computer/computer-desk.ts';
import { MessageDesk } from './message/message-desk.ts';
import { ImportDesk } from './people/import-desk.ts';
import { SheetDesk } from './people/sheet-desk.ts';
import { UnderstandingDesk } from './people/understanding-desk.ts';
import { PluginDesk } from './plugin-desk.ts';
import { ReceiptsDesk } from './receipts/receipts-desk.ts';
import { EvidenceDesk } from './record/evidence-desk.ts';
import { LogDesk } from './record/log-desk.ts';
import { SavingDesk } from './send/saving-desk.ts';
import { SendingDesk } from './send/sending-desk.ts';
import { TestDesk } from './send/test-desk.ts';
import type { SessionPorts } from './base/session-ports.ts';

/** One desk for each subject. `changed` is told whenever the pane has something else to show. */
export const openDesks = (ports: SessionPorts, changed: () => void) => {
  const sheet = new SheetDesk(ports);
  const account = new AccountDesk(ports, changed);
  const evidence = new EvidenceDesk(ports);
  return {
    sheet,
    account,
    evidence,
    receipts: new ReceiptsDesk(ports, changed),
    message: new MessageDesk(ports),
    sending: new SendingDesk(ports, { sheet, account, evidence }, changed),
    log: new LogDesk(ports, { sheet, evidence }, changed),
    computer: new ComputerDesk(
      ports,
      { hasLedger: () => evidence.ledger !== undefined, probes: () => account.providers.declared?.probes ?? {} },
      changed,
    ),
    test: new TestDesk(ports, { account, evidence }, changed),
    saving: new SavingDesk(ports, sheet, changed),
    importing: new ImportDesk(ports),
    understanding: new UnderstandingDesk(ports),
    plugins: new PluginDesk(ports.plugins),
  };
};

export type Desks = Readonly<ReturnType<typeof openDesks>>;
