import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { TemplateText } from '../commands/pane-state.ts';
import { FieldChips } from './field-chips.tsx';
import { useActions, usePane } from './use-pane.ts';
import { useTexts } from './use-texts.ts';

/** A pause this long in typing, in milliseconds, hands the text over to be checked. */
const restMs = 500;

/** What is being typed, handed over when the typing rests or the field is left; follows changes from outside. */
const useDraft = (template: TemplateText, save: (template: TemplateText) => void) => {
  const [draft, setDraft] = useState(template);
  const dirty = useRef(false);
  useEffect(() => {
    if (!dirty.current) setDraft(template);
  }, [template]);
  const flush = () => {
    if (!dirty.current) return;
    dirty.current = false;
    save(draft);
  };
  useEffect(() => {
    if (!dirty.current) return undefined;
    const timer = setTimeout(flush, restMs);
    return () => clearTimeout(timer);
  });
  const change = (part: Partial<TemplateText>) => {
    dirty.current = true;
    setDraft((before) => ({ ...before, ...part }));
  };
  return { draft, change, flush };
};

/** Subject and text, with fields to put in where the cursor is. */
export function MessageEditor() {
  const { message } = usePane();
  const { setTemplate, resetTemplate } = useActions();
  const { t } = useTexts();
  const { draft, change, flush } = useDraft(message.template, setTemplate);
  const body = useRef<HTMLTextAreaElement>(null);
  const insert = (field: string) => {
    const area = body.current;
    if (area === null) return;
    area.setRangeText(`{{${field}}}`, area.selectionStart, area.selectionEnd, 'end');
    change({ body: area.value });
    area.focus();
  };
  return (
    <div className="editor" onBlur={flush}>
      <Field label={t('message.subject')}>
        <Input dir="auto" value={draft.subject} onChange={(_, { value }) => change({ subject: value })} />
      </Field>
      <Field label={t('message.body')}>
        <Textarea
          textarea={{ ref: body }}
          dir="auto"
          rows={9}
          resize="vertical"
          value={draft.body}
          onChange={(_, { value }) => change({ body: value })}
        />
      </Field>
      <FieldChips insert={insert} />
      {!message.isPreset && (
        <Button size="small" appearance="subtle" onClick={resetTemplate}>
          {t('message.reset')}
        </Button>
      )}
    </div>
  );
}
