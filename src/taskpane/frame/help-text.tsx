import '../../texts/help-texts.ts';
import type { Station } from '../../commands/pane-state.ts';
import { useTexts } from '../kit/use-texts.ts';

const lines: Readonly<Record<Station, number>> = { people: 3, receipts: 3, message: 3, send: 4 };

/** What can be done at a station, and whom to ask. */
export function HelpText({ station }: { station: Station }) {
  const { t } = useTexts();
  return (
    <>
      <ul className="help-lines">
        {Array.from({ length: lines[station] }, (_, at) => (
          <li key={at}>{t(`help.${station}.${at + 1}`)}</li>
        ))}
      </ul>
      <p>{t('help.who')}</p>
    </>
  );
}
