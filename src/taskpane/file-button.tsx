import { Button, type ButtonProps } from '@fluentui/react-components';
import { useRef, type ChangeEvent } from 'react';
import { useActions } from './use-pane.ts';

/** A button that opens the file picker. The same file may be picked again: the field is emptied after each pick. */
export function FileButton({ children, ...button }: Omit<ButtonProps & { as?: 'button' }, 'onClick' | 'as'>) {
  const { chooseFiles } = useActions();
  const field = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    if (files.length > 0) void chooseFiles(files);
  };
  return (
    <>
      <input ref={field} type="file" multiple hidden onChange={choose} />
      <Button {...button} onClick={() => field.current?.click()}>
        {children}
      </Button>
    </>
  );
}
