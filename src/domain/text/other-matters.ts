/** Matters whose days are not those that are paid for: vacation, sick leave, contracts, the period before. */
const others =
  /^(?:antig|anivers|cumple|birthd|anniv|urodz|rocznic|review|notice|probat|garant|gwaranc|vacac|ingres|nacim|contra|venc|incapac|anterior|permiso|atras|proxim|disfrut|prueba|vigenc|urlop|zatrudn|umow|niezdoln|chorob|zasil|poprzedn|wypowied|wyrown|hire|join|birth|leave|holiday|next|since|previous|sick|absen|(?:alta|baja|cierre|ytd)$)/i;

/** Whether a word, without accents, names another matter than pay. */
export const isOtherMatter = (word: string): boolean => others.test(word);

/** `Mes pasado`, `Next week`: not the one of this list. */
const ofOtherTime =
  /^(last|prior|former|following|upcoming|pasad|ultim|siguient|proxim|ostatn|ubiegl|zeszl|nastepn|przyszl)/;

/** Whether a heading or key, folded, is about another matter or another time than what is paid now. */
export const isOfOther = (folded: string): boolean =>
  folded.split(' ').some((word) => isOtherMatter(word) || ofOtherTime.test(word));
