import { Icon } from './icon.tsx';
import type { Labels } from './labels.ts';

export interface MailboxProps {
  readonly url: string;
  readonly labels: Labels;
  readonly onClose: () => void;
}

/** The local Google's mailbox, under the sheet. */
export function Mailbox({ url, labels, onClose }: MailboxProps) {
  return (
    <section className="mailbox" aria-label={labels.mailbox}>
      <header>
        <h2>{labels.mailbox}</h2>
        <button type="button" className="quiet" aria-label={labels.closeMailbox} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <iframe src={url} title={labels.mailbox} />
    </section>
  );
}
