import { NumberField } from '@/design/NumberField';
import { Radio, RadioGroup } from '@/design/RadioGroup';
import { useReportsTexts } from '../texts';
import { COLUMNS, MAX_HEIGHT, type Place, type Size } from './place';
import css from './PublishDialog.module.css';

interface PlaceFieldProps {
  place: Place;
  /** The report's own size, to begin with. */
  size: Size;
  onChange: (place: Place) => void;
}

/** Where a report stands on the default desktop. */
export function PlaceField({ place, size, onChange }: PlaceFieldProps) {
  const t = useReportsTexts();
  return (
    <>
      <RadioGroup
        label={t('place')}
        value={place.kind}
        onChange={(kind) => {
          if (kind === 'own') onChange({ kind, column: 1, row: 1, ...size });
          else onChange({ kind: kind === 'top' ? 'top' : 'room' });
        }}
      >
        <Radio value="room">{t('place_room')}</Radio>
        <Radio value="top">{t('place_top')}</Radio>
        <Radio value="own">{t('place_own')}</Radio>
      </RadioGroup>
      {place.kind === 'own' && (
        <div className={css.cells}>
          {(['column', 'row', 'width', 'height'] as const).map((name) => (
            <NumberField
              key={name}
              label={t(name)}
              minValue={1}
              maxValue={MOST[name]}
              value={place[name]}
              onChange={(value) => onChange({ ...place, [name]: Number.isNaN(value) ? 1 : value })}
            />
          ))}
        </div>
      )}
    </>
  );
}

const MOST = { column: COLUMNS, row: 500, width: COLUMNS, height: MAX_HEIGHT } as const;
