import { useId } from 'react';
import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** The sheet's columns; a press puts one into the text. */
export function FieldChips({ insert }: { insert: (field: string) => void }) {
  const { message, sheet } = usePane();
  const hidden = new Set(sheet.columns.filter((column) => column.hidden).map(({ header }) => header));
  const { t } = useTexts();
  const titleId = useId();
  return (
    <div className="fields" role="group" aria-labelledby={titleId}>
      <p id={titleId} className="hint">
        {t('message.fields')}
      </p>
      <div className="chips">
        {message.fields.map((field) => (
          <button
            key={field}
            type="button"
            className="chip"
            aria-label={t(hidden.has(field) ? 'message.insertHidden' : 'message.insert', { field })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => insert(field)}
          >
            <bdi>{field}</bdi>
            {hidden.has(field) && ` ${t('message.hiddenField')}`}
          </button>
        ))}
      </div>
    </div>
  );
}
