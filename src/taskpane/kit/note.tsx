import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import type { Sentence } from '../../commands/pane-state.ts';
import { useTexts } from './use-texts.ts';

const icons = {
  info: <Info16Regular />,
  warning: <Warning16Filled />,
  error: <ErrorCircle16Filled />,
} as const;

export type Tone = keyof typeof icons;

/** A sentence that stands out, with what can be done about it below. */
export function Note({ tone, children, actions }: { tone: Tone; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className={`note ${tone}`}>
      <span className="note-icon" aria-hidden>
        {icons[tone]}
      </span>
      <div className="note-text">{children}</div>
      {actions !== undefined && actions !== false && <div className="note-actions">{actions}</div>}
    </div>
  );
}

/** A failure or notice in words. `alert` only for what follows a press and needs to be heard at once. */
export function SentenceNote(props: { of: Sentence; tone?: Tone; alert?: boolean; actions?: ReactNode }) {
  const { sentence } = useTexts();
  const { of, tone = 'warning', alert = false, actions } = props;
  return (
    <Note tone={tone} actions={actions}>
      <p data-code={of.code} {...(alert ? { role: 'alert' } : {})}>
        {sentence(of)}
      </p>
    </Note>
  );
}
