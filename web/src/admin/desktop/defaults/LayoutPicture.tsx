import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './LayoutPicture.module.css';

const LayoutPictureFragment = graphql(/* GraphQL */ `
  fragment LayoutPicture on PlacedWidget {
    widgetId
    title
    placement {
      column
      row
      width
      height
    }
  }
`);

interface LayoutPictureProps {
  label: string;
  widgets: readonly FragmentType<typeof LayoutPictureFragment>[];
}

/** A desktop in small: where each block stands, by name. */
export function LayoutPicture({ label, widgets }: LayoutPictureProps) {
  return (
    <ol aria-label={label} className={css.picture}>
      {readFragment(LayoutPictureFragment, widgets).map(({ widgetId, title, placement }) => (
        <li
          key={widgetId}
          title={title}
          className={css.block}
          style={{
            gridColumn: `${placement.column + 1} / span ${placement.width}`,
            gridRow: `${placement.row + 1} / span ${placement.height}`,
          }}
        >
          {title}
        </li>
      ))}
    </ol>
  );
}
