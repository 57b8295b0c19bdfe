import { useEffect, useRef, useState } from 'react';
import type { PagePicture } from '../../domain/split/read-page.ts';
import { useActions } from '../kit/use-pane.ts';

/** Points across, on the screens of today; the styles show it half as wide. */
const width = 168;
/** So many at a time: the first ones are seen while the others are drawn. */
const batch = 6;

export type Pictures = ReadonlyMap<number, PagePicture>;

/** Pictures of these pages of the file that is open, as they come. */
export const usePictures = (sha256: string, pages: readonly number[]): Pictures => {
  const { drawPages } = useActions();
  const [pictures, setPictures] = useState<Pictures>(new Map());
  const asked = useRef<Set<number>>(new Set());
  const draw = useRef(drawPages);
  useEffect(() => {
    asked.current = new Set();
    setPictures(new Map());
  }, [sha256]);
  const wanted = pages.join();
  useEffect(() => {
    const until = new AbortController();
    const known = asked.current;
    const missing = wanted
      .split(',')
      .map(Number)
      .filter((page) => page > 0 && !known.has(page));
    const drawAll = async () => {
      for (let at = 0; at < missing.length && !until.signal.aborted; at += batch) {
        const some = missing.slice(at, at + batch);
        const drawn = await draw.current(some, width, until.signal);
        if (until.signal.aborted) return;
        for (const page of some) known.add(page);
        setPictures((before) => new Map([...before, ...some.flatMap((page, index) => pair(page, drawn[index]))]));
      }
    };
    void drawAll();
    return () => until.abort();
  }, [wanted, sha256]);
  return pictures;
};

const pair = (page: number, picture: PagePicture | undefined): [number, PagePicture][] =>
  picture === undefined ? [] : [[page, picture]];

/** A page as it looks. What it says stands beside it in words. */
export function PageImage({ picture }: { picture: PagePicture | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = picture && canvas.current?.getContext('2d');
    if (picture && context) context.putImageData(new ImageData(picture.points, picture.width, picture.height), 0, 0);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      className="page-image"
      width={picture?.width ?? width}
      height={picture?.height ?? Math.round(width * 1.414)}
      aria-hidden
    />
  );
}
