import '../../texts/aside-texts.ts';
import { Fold } from '../kit/fold.tsx';
import { useTexts } from '../kit/use-texts.ts';
import { FindPerson } from './find-person.tsx';
import { LogCard } from './log-card.tsx';
import { WentWrong } from './went-wrong.tsx';
import { WhoseFile } from './whose-file.tsx';

export { LogTrouble } from './log-card.tsx';

/** What is asked most comes first; fetched, with its words, when somebody opens it. */
export function HistoryParts() {
  const { t } = useTexts();
  return (
    <>
      <FindPerson />
      <Fold title={t('whose.title')}>
        <WhoseFile />
      </Fold>
      <WentWrong />
      <LogCard />
    </>
  );
}
