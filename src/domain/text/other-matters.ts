/** Matters whose days are not those that are paid for: vacation, sick leave, contracts, the period before. */
const others =
  /^(?:antig|vacac|ingres|nacim|contra|venc|incapac|anterior|permiso|atras|proxim|disfrut|prueba|vigenc|urlop|zatrudn|umow|niezdoln|chorob|zasil|poprzedn|wypowied|wyrown|hire|join|birth|leave|holiday|next|since|previous|sick|absen|(?:alta|baja|cierre|ytd)$)/i;

/** Whether a word, without accents, names another matter than pay. */
export const isOtherMatter = (word: string): boolean => others.test(word);
