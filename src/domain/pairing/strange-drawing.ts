import { folderTally } from './folder-tally.ts';
import type { PairingContext } from './pairing-context.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';

const drawingsIn = ({ drawings = [] }: DocumentFacts): readonly string[] => drawings;
const timesDrawn = folderTally(drawingsIn);

/** Whether a file draws what may be a text of its own; what another file draws too is the sign of the firm. */
export const hasStrangeDrawing = (facts: DocumentFacts, { folder }: PairingContext): boolean =>
  drawingsIn(facts).some((drawing) => timesDrawn(drawing, folder.pdfs) < 2);
