import { ForwardText } from '../kit/forward-text.tsx';
import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Why a provider lets nobody in, as far as an administrator can change it. */
const refusals = ['admin', 'internal', 'unverified', 'testing'] as const;
export type Refusal = (typeof refusals)[number];

/** What an administrator has to do about it, as a text to forward; nothing where the provider has none. */
export function ForwardRefusal({ refusal }: { refusal: Refusal }) {
  const { account } = usePane();
  const { t, has } = useTexts();
  if (!has(`refusalText.${refusal}`)) return null;
  return <ForwardText text={t(`refusalText.${refusal}`, { client: account.clientId })} />;
}

/** A provider says no on its own page, which the pane never sees: the person finds what they saw. */
export function Refusals() {
  const { t, has } = useTexts();
  const known = refusals.filter((refusal) => has(`refusalShown.${refusal}`));
  if (known.length === 0) return null;
  return (
    <details className="more">
      <summary tabIndex={0}>{t('refusal.question')}</summary>
      <ul className="refusals">
        {known.map((refusal) => (
          <li key={refusal}>
            <details className="more">
              <summary tabIndex={0}>{t(`refusalShown.${refusal}`)}</summary>
              <p>{t(`refusalMeans.${refusal}`)}</p>
              <ForwardRefusal refusal={refusal} />
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}
