import { useState, type DragEvent, type ReactNode } from 'react';

/** A place to drop files on; what stands in it offers the file picker to everybody who does not drag. */
export function DropZone({ take, children }: { take: (files: readonly File[]) => void; children: ReactNode }) {
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) take(files);
  };
  return (
    <div className="drop" data-over={over} onDragOver={hover} onDragLeave={() => setOver(false)} onDrop={drop}>
      {children}
    </div>
  );
}
