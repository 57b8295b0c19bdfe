import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FileButton } from '../kit/file-button.tsx';
import { MenuButtons } from '../kit/menu-buttons.tsx';
import { useActions } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

function Way({ children, hint }: { children: ReactNode; hint: string }) {
  return (
    <li className="way">
      {children}
      <p className="hint">{hint}</p>
    </li>
  );
}

/** Nobody to send to: the ways to begin. */
export function EmptyState() {
  const { readSheet, addSample } = useActions();
  const { t } = useTexts();
  return (
    <div className="empty">
      <p>{t('empty.what')}</p>
      <p className="strong">{t('empty.how')}</p>
      <ul className="ways">
        <Way hint={t('empty.sheetHint')}>
          <Button onClick={() => void readSheet()}>{t('empty.sheet')}</Button>
        </Way>
        <Way hint={t('empty.cfdiHint')}>
          <FileButton>{t('empty.cfdi')}</FileButton>
        </Way>
        <Way hint={t('empty.sampleHint')}>
          <Button onClick={() => void addSample()}>{t('empty.sample')}</Button>
        </Way>
      </ul>
      <MenuButtons slot="pane/empty" />
    </div>
  );
}
