import { Button, Field, Input } from '@fluentui/react-components';
import { useRef } from 'react';
import { BodyEditor } from './body-editor.tsx';
import type { Insert } from './body-props.ts';
import { FieldChips } from './field-chips.tsx';
import { useDraft } from '../kit/use-draft.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Subject and text, with fields to put in where the cursor is. */
export function MessageEditor() {
  const { message } = usePane();
  const { setTemplate, resetTemplate } = useActions();
  const { t } = useTexts();
  const { language } = message;
  const { draft, change, flush } = useDraft(message.template, (template) => setTemplate(template, language));
  const subject = useRef<HTMLInputElement>(null);
  const insertInBody = useRef<Insert>(undefined);
  const inSubject = useRef(false);
  const insert = (field: string) => {
    const text = `{{${field}}}`;
    const box = subject.current;
    if (!inSubject.current || box === null) return insertInBody.current?.(text);
    box.setRangeText(text, box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end');
    change({ subject: box.value });
    box.focus();
  };
  return (
    <div className="editor" onBlur={flush}>
      <Field label={t('message.subject')}>
        <Input
          dir="auto"
          input={{ ref: subject }}
          value={draft.subject}
          onFocus={() => {
            inSubject.current = true;
          }}
          onChange={(_, { value }) => change({ subject: value })}
        />
      </Field>
      <div
        onFocus={() => {
          inSubject.current = false;
        }}
      >
        <BodyEditor body={draft.body} change={(body) => change({ body })} insert={insertInBody} />
      </div>
      <FieldChips insert={insert} />
      {!message.isPreset && (
        <Button size="small" appearance="subtle" onClick={resetTemplate}>
          {t('message.reset')}
        </Button>
      )}
    </div>
  );
}
