/**
 * Copies the text of a field. A page in a frame may not use the clipboard's own door unless its host allows it; the old way
 * works inside a click.
 */
export const copyText = async (field: HTMLTextAreaElement): Promise<void> => {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand('copy');
  }
};
