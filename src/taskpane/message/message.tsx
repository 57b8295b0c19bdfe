import { IssueGroups } from '../check/issue-groups.tsx';
import { IssueLine } from '../check/issue-line.tsx';
import { MessageEditor } from './message-editor.tsx';
import { MessageLanguages } from './message-languages.tsx';
import { MessagePreview } from './message-preview.tsx';
import { MenuButtons } from '../kit/menu-buttons.tsx';
import { TextChoice } from './text-choice.tsx';
import { usePane } from '../kit/use-pane.ts';

/** Station *Message*: subject and text with the sheet's columns as fields, and how it looks for anybody on the list. */
export function Message() {
  const { message, check } = usePane();
  const listed = new Set(check.groups.map(({ code }) => code));
  const problems = message.problems.filter(({ code }) => !listed.has(code));
  return (
    <>
      <TextChoice />
      <MessageLanguages />
      <MessageEditor key={`${message.language} ${message.choice.topic ?? message.choice.name}`} />
      {problems.length > 0 && (
        <ul className="issues">
          {problems.map((problem, index) => (
            <IssueLine key={index} issue={problem} name="" />
          ))}
        </ul>
      )}
      <IssueGroups station="message" />
      <MenuButtons slot="pane/message" />
      <MessagePreview />
    </>
  );
}
