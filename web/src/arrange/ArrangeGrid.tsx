import { useMemo, useRef, type ReactNode } from 'react';
import GridLayout, {
  useContainerWidth,
  type Compactor,
  type Layout,
  type LayoutItem,
} from 'react-grid-layout';
import type { LayoutConstraint } from 'react-grid-layout/core';
import css from './ArrangeGrid.module.css';
import { applyEdit, type Draft } from './draft';
import type { ArrangeBlock } from './editor';
import { bottomOf, byReading, COLUMNS, MAX_HEIGHT, type Breakpoint, type Place } from './grid';
import type { Places } from './makingWay';
import { replay } from './replay';
import { nearest, nearestSize, roomOf } from './stepping';

/** The measures of the desktop's stylesheet, in pixels. */
const ROW = 72;
const GAP: Record<Breakpoint, number> = { DESKTOP: 16, TABLET: 16, PHONE: 8 };
/** Below the last block, where others can be put. */
const SPARE_ROWS = 2;

interface ArrangeGridProps {
  blocks: readonly ArrangeBlock[];
  draft: Draft;
  places: Places;
  breakpoint: Breakpoint;
  /** By their handles only: on a touch screen the rest of a block scrolls the page. */
  isByHandle: boolean;
  onPut: (block: ArrangeBlock, place: Place) => void;
  children: (block: ArrangeBlock, place: Place) => ReactNode;
}

/** The blocks on a grid, to be dragged and pulled. While one is held, the others stand where they would if it were let go. */
export function ArrangeGrid(props: ArrangeGridProps) {
  const { blocks, draft, places, breakpoint, isByHandle, onPut, children } = props;
  const { width, containerRef, mounted } = useContainerWidth();
  const held = useRef<string | null>(null);
  const columns = COLUMNS[breakpoint];

  const compactor = useMemo<Compactor>(
    () => ({
      type: null,
      // Making way is done here, by the server's rules, not by the library.
      allowOverlap: true,
      compact: (layout) => {
        const item = layout.find(({ i }) => i === held.current);
        if (!item) return layout;
        const put = { do: 'put', block: item.i, breakpoint, place: placeOf(item) } as const;
        const next = replay(blocks, applyEdit(blocks, draft, put), breakpoint);
        return layout.map((one) => at(one, next.get(one.i)));
      },
    }),
    [blocks, draft, breakpoint],
  );

  const constraints = useMemo<LayoutConstraint[]>(() => {
    const room = ({ i }: LayoutItem) => {
      const block = blocks.find(({ id }) => id === i);
      return block ? roomOf(block, blocks, places, breakpoint) : null;
    };
    return [
      {
        name: 'room',
        constrainPosition: (item, x, y) => {
          const within = room(item);
          if (!within) return { x, y };
          const { column, row } = nearest({ ...placeOf(item), column: x, row: y }, within);
          return { x: column, y: row };
        },
        constrainSize: (item, w, h) => {
          const within = room(item);
          if (!within) return { w, h };
          const size = nearestSize(placeOf(item), { width: w, height: h }, within);
          return { w: size.width, h: size.height };
        },
      },
    ];
  }, [blocks, places, breakpoint]);

  const shown = useMemo(
    () =>
      blocks
        .flatMap((block) => {
          const place = places.get(block.id);
          return place ? [{ block, place }] : [];
        })
        .sort((a, b) => byReading(a.place, b.place)),
    [blocks, places],
  );
  const layout = useMemo<Layout>(
    () =>
      shown.map(({ block, place }) => {
        const least = block.smallest[breakpoint];
        const item = { i: block.id, minW: least.width, minH: least.height, maxH: MAX_HEIGHT };
        return at({ ...item, isDraggable: block.can.move, isResizable: block.can.resize }, place);
      }),
    [shown, breakpoint],
  );
  const gridConfig = useMemo(() => {
    const gap = [GAP[breakpoint], GAP[breakpoint]] as const;
    return { cols: columns, rowHeight: ROW, margin: gap, containerPadding: NO_PADDING };
  }, [breakpoint, columns]);

  const take = (_: Layout, item: LayoutItem | null) => {
    held.current = item?.i ?? null;
  };
  const letGo = (_: Layout, __: LayoutItem | null, item: LayoutItem | null) => {
    held.current = null;
    const block = blocks.find(({ id }) => id === item?.i);
    if (block && item) onPut(block, placeOf(item));
  };

  const rows = bottomOf(places.values()) + SPARE_ROWS;
  return (
    <div
      ref={containerRef}
      className={css.ground}
      data-breakpoint={breakpoint}
      style={{ minHeight: rows * (ROW + GAP[breakpoint]) }}
    >
      {/* The library would add a style element of this id, which the page's policy forbids, unless there is one. */}
      <span id="react-draggable-style-el" hidden />
      {mounted && (
        <GridLayout
          key={breakpoint}
          className={css.grid ?? ''}
          width={width}
          layout={layout}
          gridConfig={gridConfig}
          compactor={compactor}
          constraints={constraints}
          dragConfig={isByHandle ? BY_HANDLE : BY_ALL}
          resizeConfig={RESIZING}
          onDragStart={take}
          onDragStop={letGo}
          onResizeStart={take}
          onResizeStop={letGo}
        >
          {shown.map(({ block, place }) => (
            <div key={block.id} className={css.item} onTransitionEnd={keepInView}>
              {children(block, place)}
            </div>
          ))}
        </GridLayout>
      )}
    </div>
  );
}

const NO_PADDING = [0, 0] as const;
const BY_ALL = { enabled: true, bounded: false, threshold: 3, handle: '[data-face], [data-handle]' };
const BY_HANDLE = { ...BY_ALL, handle: '[data-handle]' };
const RESIZING = {
  enabled: true,
  handles: ['se'] as const,
  handleComponent: (_: string, ref: React.Ref<HTMLElement>) => (
    <span ref={ref} className={`react-resizable-handle ${css.corner}`} aria-hidden />
  ),
};

/** A block that was moved by a key has arrived. */
function keepInView(event: React.TransitionEvent<HTMLElement>): void {
  const item = event.currentTarget;
  if (event.target === item && item.contains(document.activeElement))
    item.scrollIntoView({ block: 'nearest' });
}

function placeOf({ x, y, w, h }: LayoutItem): Place {
  return { column: x, row: y, width: w, height: h };
}

function at(item: Omit<LayoutItem, 'x' | 'y' | 'w' | 'h'>, place: Place | undefined): LayoutItem {
  if (!place) return { x: 0, y: 0, w: 1, h: 1, ...item };
  return { ...item, x: place.column, y: place.row, w: place.width, h: place.height };
}
