import { X } from 'lucide-react';
import { Button, IconButton } from '@/design/Button';
import { SegmentedControl } from '@/design/SegmentedControl';
import { NO_FILTER, type DraftGroup, type DraftPart } from '../../definition/draft';
import { errorOf, type Path } from '../../definition/errors';
import type { AttributeSpec } from '../../definition/offered';
import { useReportForm } from '../form/ReportFormContext';
import { useBuilderTexts } from '../texts';
import { ConditionEditor } from './ConditionEditor';
import { firstCondition } from '../../definition/conditions';
import css from './GroupEditor.module.css';

/** As deep as the API takes groups within each other. */
const DEEPEST = 5;

interface GroupEditorProps {
  label: string;
  group: DraftGroup;
  /** What there is to test. */
  specs: readonly AttributeSpec[];
  path: Path;
  onChange: (group: DraftGroup) => void;
  /** Whether its label stands above it already. */
  isTitled?: boolean;
  depth?: number;
  /** For a group within another. */
  onRemove?: () => void;
}

/** Conditions and groups of them, which must pass all, or any. */
export function GroupEditor(props: GroupEditorProps) {
  const { label, group, specs, path, onChange, isTitled = false, depth = 1, onRemove } = props;
  const t = useBuilderTexts();
  const { userErrors, company } = useReportForm();
  const { junction, parts } = group;
  const below = [...path, junction === 'ALL' ? 'all' : 'any'];
  const error = errorOf(userErrors, path) ?? errorOf(userErrors, below);
  const replace = (place: number, part: DraftPart) =>
    onChange({ ...group, parts: parts.map((one, other) => (other === place ? part : one)) });
  const remove = (place: number) =>
    onChange({ ...group, parts: parts.filter((_, other) => other !== place) });
  const add = (part: DraftPart | undefined) => part && onChange({ ...group, parts: [...parts, part] });
  return (
    <div role="group" aria-label={label} className={css.group}>
      {!isTitled && depth === 1 && <p className={css.label}>{label}</p>}
      {(parts.length > 1 || onRemove) && (
        <div className={css.head}>
          <SegmentedControl
            label={t('junction')}
            value={junction}
            options={[
              { value: 'ALL', label: t('all') },
              { value: 'ANY', label: t('any') },
            ]}
            onChange={(chosen) => onChange({ ...group, junction: chosen })}
          />
          {onRemove && <IconButton icon={X} label={t('removeGroup')} onPress={onRemove} />}
        </div>
      )}
      {error !== undefined && <p className={css.error}>{error}</p>}
      {parts.length === 0 ? (
        <p className={css.nothing}>{t('everything')}</p>
      ) : (
        <ol className={css.parts}>
          {parts.map((part, place) => (
            <li key={place} className={css.inner}>
              {part.kind === 'condition' ? (
                <ConditionEditor
                  condition={part}
                  specs={specs}
                  position={place + 1}
                  path={[...below, place, 'condition']}
                  onChange={(changed) => replace(place, changed)}
                  onRemove={() => remove(place)}
                />
              ) : (
                <GroupEditor
                  label={t('group')}
                  group={part}
                  specs={specs}
                  path={[...below, place]}
                  depth={depth + 1}
                  onChange={(changed) => replace(place, changed)}
                  onRemove={() => remove(place)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      <div className={css.actions}>
        <Button onPress={() => add(firstCondition(specs, company.vocabulary))}>{t('addCondition')}</Button>
        {depth < DEEPEST && (
          <Button
            variant="quiet"
            onPress={() => {
              const first = firstCondition(specs, company.vocabulary);
              add({
                ...NO_FILTER,
                junction: junction === 'ALL' ? 'ANY' : 'ALL',
                parts: first ? [first] : [],
              });
            }}
          >
            {t('addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}
