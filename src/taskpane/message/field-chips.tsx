import { useId } from 'react';
import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** The sheet's columns; a press puts one into the text. */
export function FieldChips({ insert }: { insert: (field: string) => void }) {
  const { fields } = usePane().message;
  const { t } = useTexts();
  const titleId = useId();
  return (
    <div className="fields" role="group" aria-labelledby={titleId}>
      <p id={titleId} className="hint">
        {t('message.fields')}
      </p>
      <div className="chips">
        {fields.map((field) => (
          <button
            key={field}
            type="button"
            className="chip"
            aria-label={t('message.insert', { field })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => insert(field)}
          >
            <bdi>{field}</bdi>
          </button>
        ))}
      </div>
    </div>
  );
}
