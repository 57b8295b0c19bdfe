import { useEffect, useRef, useState } from 'react';
import type { TemplateSource } from '../../domain/message/presets.ts';

/** A pause this long in typing, in milliseconds, hands the text over to be checked. */
const restMs = 500;

/** What is being typed, handed over when the typing rests or `flush` is called; follows changes from outside. */
export const useDraft = (template: TemplateSource, save: (template: TemplateSource) => void) => {
  const [draft, setDraft] = useState(template);
  const latest = useRef(template);
  const dirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = () => {
    clearTimeout(timer.current);
    if (!dirty.current) return;
    dirty.current = false;
    save(latest.current);
  };
  const change = (part: Partial<TemplateSource>) => {
    latest.current = { ...latest.current, ...part };
    dirty.current = true;
    setDraft(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, restMs);
  };
  useEffect(() => {
    if (dirty.current) return;
    latest.current = template;
    setDraft(template);
  }, [template]);
  // A station that is closed in the middle of a word loses nothing.
  const last = useRef(flush);
  useEffect(() => {
    last.current = flush;
  });
  useEffect(() => () => last.current(), []);
  return { draft, change, flush };
};
