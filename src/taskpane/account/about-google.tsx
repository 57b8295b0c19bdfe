import { useTexts } from '../kit/use-texts.ts';

const points = ['may', 'mayNot', 'password'] as const;

/** Before the first sign-in: what Google will ask, and what Sobre can and cannot do with it. */
export function AboutGoogle() {
  const { t } = useTexts();
  return (
    <ul className="points">
      {points.map((point) => (
        <li key={point}>{t(`google.${point}`)}</li>
      ))}
    </ul>
  );
}
