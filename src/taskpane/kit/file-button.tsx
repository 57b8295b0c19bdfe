import { Button, type ButtonProps } from '@fluentui/react-components';
import { useRef, type ChangeEvent } from 'react';
import { useActions } from './use-pane.ts';

type Props = Omit<ButtonProps & { as?: 'button' }, 'onClick' | 'as'> & {
  /** Picks a folder with all that is in it. Default false. */
  readonly folder?: boolean;
  /** What is done with the files. Default: they are the receipts of the run. */
  readonly choose?: (files: readonly File[]) => void;
};

/** Not a standard, and in every browser that runs Excel. */
const wholeFolder = { webkitdirectory: '' } as const;

/** What systems leave in folders for themselves. */
const isLitter = ({ name }: File): boolean => /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i.test(name);

/** A button that opens the file picker. The same file may be picked again: the field is emptied after each pick. */
export function FileButton({ children, folder = false, choose: given, ...button }: Props) {
  const { chooseFiles } = useActions();
  const field = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].filter((file) => !(folder && isLitter(file)));
    event.target.value = '';
    if (files.length > 0) void (given ?? chooseFiles)(files);
  };
  return (
    <>
      <input ref={field} type="file" multiple hidden {...(folder ? wholeFolder : {})} onChange={choose} />
      <Button {...button} onClick={() => field.current?.click()}>
        {children}
      </Button>
    </>
  );
}
