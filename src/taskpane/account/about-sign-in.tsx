import { useTexts } from '../kit/use-texts.ts';

const points = ['may', 'mayNot', 'scopes', 'password'] as const;

/** Before the first sign-in: what the provider will ask, and what Sobre can and cannot do with it, as far as it says. */
export function AboutSignIn() {
  const { t, has } = useTexts();
  const said = points.filter((point) => has(`consent.${point}`));
  if (said.length === 0) return null;
  return (
    <ul className="points">
      {said.map((point) => (
        <li key={point}>{t(`consent.${point}`)}</li>
      ))}
    </ul>
  );
}
