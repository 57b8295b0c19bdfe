/** Where the workbook is kept; '' where it was never saved. */
export const documentUrl = (): string => (Office.context.document.url as string | undefined) ?? '';
