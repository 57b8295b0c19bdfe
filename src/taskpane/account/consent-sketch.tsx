import { useTexts } from '../kit/use-texts.ts';

/** What the provider's page will look like, drawn by us: the box that has to be ticked, and the button below it. */
export function ConsentSketch() {
  const { t } = useTexts();
  return (
    <figure className="sketch" role="img" aria-label={t('consent.picture')}>
      <span className="sketch-bar" />
      <span className="sketch-line" />
      <span className="sketch-line short" />
      <span className="sketch-choice">
        <svg viewBox="0 0 16 16" aria-hidden>
          <rect x="1" y="1" width="14" height="14" rx="2" />
          <path d="M4 8.2 7 11l5-6" />
        </svg>
        <span>{t('consent.box')}</span>
      </span>
      <span className="sketch-button">{t('consent.continue')}</span>
    </figure>
  );
}
