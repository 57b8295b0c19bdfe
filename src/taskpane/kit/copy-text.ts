/** Copies the text of a field, inside a click. The clipboard API is refused in a frame of another site; this way is not. */
export const copyText = (field: HTMLTextAreaElement): boolean => {
  field.select();
  return document.execCommand('copy');
};
