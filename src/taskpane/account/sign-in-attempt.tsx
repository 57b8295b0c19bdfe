import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useActions } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { Waiting } from '../kit/waiting.tsx';

/** A whole pasted answer: the provider's code, a dot, and the state it belongs to. */
const wholeCode = /^[^\s.]+(?:\.[^\s.]+)*\.[A-Za-z0-9_-]{16,}$/;

interface Props {
  readonly words: readonly [string, string];
  readonly route: 'dialog' | 'browser';
  /** False once the window is gone: a code from it still counts. */
  readonly open: boolean;
}

/** While the provider's window is open, and for a code it may still show once the pane has lost it. Cancel works at once, always. */
export function SignInAttempt({ words, route, open }: Props) {
  const { cancelSignIn, continueInBrowser, submitCode } = useActions();
  const { t, has } = useTexts();
  const [code, setCode] = useState('');
  const pasting = route === 'browser' || !open;
  const change = (text: string) => {
    setCode(text);
    if (wholeCode.test(text.trim())) void submitCode(text.trim());
  };
  return (
    <div className="attempt">
      {open && <Waiting label={t(`signIn.waiting.${route}`)} />}
      {open && has('consent.tick') && <p className="strong">{t('consent.tick')}</p>}
      {pasting && <p>{t(open ? 'signIn.paste' : 'signIn.left')}</p>}
      {pasting && (
        <>
          <p className="hint">{t('signIn.words')}</p>
          <p className="words">{words.join(' ')}</p>
        </>
      )}
      {pasting ? (
        <Field label={t('signIn.code')}>
          <Input
            autoComplete="off"
            spellCheck={false}
            value={code}
            onChange={(_, { value }) => change(value)}
            onKeyDown={({ key }) => {
              if (key === 'Enter' && code.trim() !== '') void submitCode(code.trim());
            }}
          />
        </Field>
      ) : (
        <p className="hint">{t('signIn.refused')}</p>
      )}
      <div className="buttons">
        {open && route === 'dialog' && <Button onClick={continueInBrowser}>{t('signIn.browser')}</Button>}
        {!open && <Button onClick={cancelSignIn}>{t('signIn.cancel')}</Button>}
      </div>
    </div>
  );
}
