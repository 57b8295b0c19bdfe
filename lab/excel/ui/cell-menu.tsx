import type { RibbonButtonView } from '../page/desk-view.ts';
import { Icon } from './icon.tsx';
import { PopupMenu } from './popup-menu.tsx';
import type { OwnCommand } from './ribbon.tsx';

export interface CellMenuProps {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly commands: readonly OwnCommand[];
  /** The add-in's entries. */
  readonly controls: readonly RibbonButtonView[];
  readonly onPress: (controlId: string) => void;
  readonly onClose: () => void;
}

/** What a right click on a cell offers. */
export function CellMenu({ x, y, label, commands, controls, onPress, onClose }: CellMenuProps) {
  const choose = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <PopupMenu x={x} y={y} label={label} onClose={onClose}>
      {commands.map((command) => (
        <button key={command.label} type="button" onClick={choose(command.run)}>
          <Icon name={command.icon} />
          {command.label}
        </button>
      ))}
      {controls.length > 0 ? <hr /> : null}
      {controls.map((control) => (
        <button
          key={control.id}
          type="button"
          disabled={!control.enabled}
          data-control={control.id}
          onClick={choose(() => onPress(control.id))}
        >
          {control.icon ? <img src={control.icon} alt="" width={20} height={20} /> : null}
          {control.label}
        </button>
      ))}
    </PopupMenu>
  );
}
