import { Mail16Regular } from '@fluentui/react-icons/svg/mail';
import { Address } from '../kit/address.tsx';
import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** From which account it goes: always in sight above Send. */
export function SendingAs() {
  const { account } = usePane();
  const { t } = useTexts();
  if (account.sender === undefined) return null;
  return (
    <p className="sending-as">
      <Mail16Regular aria-hidden />
      <span>{t('send.from')}</span> <Address of={account.sender.address} />
    </p>
  );
}
