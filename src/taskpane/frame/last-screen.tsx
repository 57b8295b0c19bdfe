import { Component, useRef, useState, type ReactNode } from 'react';
import type { Language } from '../../domain/language.ts';
import { copyText } from '../kit/copy-text.ts';
import { errorFacts } from './error-facts.ts';
import { lastScreenTexts } from '../../texts/last-screen.ts';

interface Props {
  readonly language: Language;
  readonly error: unknown;
  /** Opens the pane anew and leaves the workbook's settings aside; undefined where that has been tried. */
  readonly startWithout: (() => void) | undefined;
}

/** For what nobody foresaw: what is known, and the way on. Plain elements, so that nothing else has to work. */
export function LastScreen({ language, error, startWithout }: Props) {
  const texts = lastScreenTexts[language];
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<boolean>();
  const [facts] = useState(() => errorFacts(error, Date.now(), navigator.userAgent));
  return (
    <main className="pane last-screen" lang={language}>
      <h1 className="subtitle">{texts.title}</h1>
      <p role="alert" data-code="host/unforeseen">
        {texts.what}
      </p>
      {startWithout !== undefined && (
        <>
          <p>
            <button type="button" onClick={startWithout}>
              {texts.without}
            </button>
          </p>
          <p className="hint">{texts.withoutHint}</p>
        </>
      )}
      <p>
        <button type="button" onClick={() => setCopied(box.current !== null && copyText(box.current))}>
          {texts.copy}
        </button>
      </p>
      <p role="status" className="hint">
        {copied === undefined ? texts.nothingPersonal : copied ? texts.copied : texts.notCopied}
      </p>
      <textarea ref={box} className="text-area html" rows={8} readOnly aria-label={texts.text} value={facts} />
    </main>
  );
}

interface BoundaryProps {
  readonly instead: (error: unknown) => ReactNode;
  readonly children: ReactNode;
}

/** Shows the last screen where the pane itself breaks while it is drawn. */
export class LastBoundary extends Component<BoundaryProps, { readonly failed: boolean; readonly error: unknown }> {
  override state = { failed: false, error: undefined as unknown };

  static getDerivedStateFromError(error: unknown): { failed: boolean; error: unknown } {
    return { failed: true, error };
  }

  override componentDidCatch(error: unknown): void {
    reportError(error);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead(this.state.error) : this.props.children;
  }
}
