/** Name of the function that the manifest calls for a command: no other command's has the same. */
export const commandFunction = (id: string): string => id.replaceAll('-', '_').replace('.', '__');

/** Id of a command's item in the manifest, which `Office.ribbon.requestUpdate` takes too. */
export const commandControl = (id: string): string => `Sobre.${id}`;
