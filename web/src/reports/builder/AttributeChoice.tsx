import type { FieldWords } from '@/design/Field';
import { keyOfAttribute, type DraftAttribute } from '../definition/draft';
import type { Word } from '../definition/vocabulary';
import { Choice } from './Choice';
import { useReportWords } from './useReportWords';

interface AttributeChoiceProps extends FieldWords {
  value: DraftAttribute | null;
  words: readonly Word[];
  onChange: (word: Word) => void;
}

/** Something that rows have. What was chosen once stays in sight even if it is not to be had any more. */
export function AttributeChoice({ value, words, onChange, ...props }: AttributeChoiceProps) {
  const say = useReportWords();
  const options = words.map(({ of, field }) => ({
    value: keyOfAttribute(of),
    label: say.attribute(of),
    detail: field?.of ?? undefined,
  }));
  const chosen = value && keyOfAttribute(value);
  const isGone = value !== null && !options.some((one) => one.value === chosen);
  return (
    <Choice
      {...props}
      value={chosen}
      options={isGone ? [...options, { value: keyOfAttribute(value), label: say.attribute(value) }] : options}
      onChange={(key) => {
        const word = words.find(({ of }) => keyOfAttribute(of) === key);
        if (word) onChange(word);
      }}
    />
  );
}
