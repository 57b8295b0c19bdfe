import { Button } from '@fluentui/react-components';
import type { MenuSlot } from '../../plugin/data-points.ts';
import { useActions, usePane } from './use-pane.ts';
import { useTexts } from './use-texts.ts';

/** What plugins put at this place of the pane. */
export function MenuButtons({ slot }: { slot: MenuSlot }) {
  const buttons = usePane().menus[slot];
  const { runCommand } = useActions();
  const { t } = useTexts();
  if (buttons === undefined) return null;
  return (
    <div className="buttons">
      {buttons.map(({ id, title, enabled }) => (
        <Button
          key={id}
          size="small"
          data-command={id}
          disabledFocusable={!enabled}
          onClick={() => void runCommand(id)}
        >
          {t(title)}
        </Button>
      ))}
    </div>
  );
}
