import type { ReaderDeclaration } from './contribution.ts';

/** Whether a reader may want a file, by what it declared: asked while its code cannot say so itself. */
export const mayWant = ({ extensions, magic }: ReaderDeclaration, name: string, head: Uint8Array): boolean => {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  if (extension !== undefined) return extensions.includes(extension);
  return magic !== undefined && String.fromCharCode(...head.filter((byte) => byte !== 0)).includes(magic);
};
