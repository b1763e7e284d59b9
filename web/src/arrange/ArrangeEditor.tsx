import { useCallback, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useFewByFew } from '@/design/afterPaint';
import { EmptyState } from '@/design/EmptyState';
import { Notice } from '@/design/Notice';
import { showSuccess } from '@/design/Toast';
import { Announcer, useAnnouncer } from './Announcer';
import { ArrangeBar } from './ArrangeBar';
import css from './ArrangeEditor.module.css';
import { ArrangeGrid } from './ArrangeGrid';
import { ArrangeHint } from './ArrangeHint';
import { BlockFrame, type BlockActions } from './BlockFrame';
import { ConflictDialog } from './ConflictDialog';
import { awaitsDefault, isAllReset } from './draft';
import type { ArrangeBlock, EditorHistory, Preview, Save, SaveOutcome } from './editor';
import { byReading, type Breakpoint } from './grid';
import { HistoryDrawer } from './HistoryDrawer';
import { directionOf, useUndoKeys } from './keys';
import { LeaveDialog } from './LeaveDialog';
import { operationsBeside, operationsOf } from './operations';
import { replay } from './replay';
import { RemovedDrawer } from './RemovedDrawer';
import { SavingNotice } from './SavingNotice';
import { RoomOf } from './RoomOf';
import { roomOf } from './stepping';
import { useArrangeTexts } from './texts';
import { useActions } from './useActions';
import { useDraft } from './useDraft';
import { useLeaveGuard } from '@/forms/useLeaveGuard';
import { useFocusKept } from './useFocusKept';
import { useSaving } from './useSaving';
import { useSteady } from './useSteady';
import { useBreakpoint, useIsTouch } from './useScreen';

/** How many cards are drawn at once, so that whoever begins to drag is not held up by the others. */
const AT_ONCE = 3;

export interface ArrangeEditorProps {
  /** What is being arranged. */
  title: string;
  /** As they were read at `revision`; the editor keeps what it began with until it gets another `key`. */
  blocks: readonly ArrangeBlock[];
  revision: number;
  can: { hide: boolean; rearrange: boolean };
  /** The width to arrange; the one on screen if left out. */
  breakpoint?: Breakpoint;
  /** What a card shows. Keeps its identity. */
  renderBlock: (id: string) => ReactNode;
  /** Keeps its identity. */
  preview: Preview;
  /** Says what came of it, and never throws. */
  save: (save: Save) => Promise<SaveOutcome>;
  /** Left out where no earlier arrangements are kept. */
  history?: EditorHistory;
  /** Cancelled, or saved. */
  onLeave: () => void;
  /** An earlier arrangement was restored: it is to be read again. */
  onOutdated: () => void;
}

/** Arranges blocks by pointer, finger and keys. Nothing is saved before Done. */
export default function ArrangeEditor(props: ArrangeEditorProps) {
  const { title, can, renderBlock, preview, save, history, onLeave, onOutdated } = props;
  const [{ blocks, revision }] = useState(props);
  const t = useArrangeTexts();
  const screen = useBreakpoint();
  const breakpoint = props.breakpoint ?? screen;
  const isTouch = useIsTouch();
  const drafting = useDraft(blocks);
  const { draft } = drafting;
  const [announcement, announce] = useAnnouncer(t('began', { title }));
  const actions = useActions(blocks, drafting, breakpoint, announce, preview);
  const places = useMemo(() => replay(blocks, draft, breakpoint), [blocks, draft, breakpoint]);
  const room = useCallback(
    (block: ArrangeBlock) => roomOf(block, blocks, places, breakpoint),
    [blocks, places, breakpoint],
  );
  const operations = useMemo(() => operationsOf(blocks, draft), [blocks, draft]);
  const { saving, send, report, dismiss } = useSaving(save);
  const [opened, setOpened] = useState<'removed' | 'history' | 'leaving' | null>(null);
  const [isDiscarded, setDiscarded] = useState(false);
  const isOver = saving.kind === 'saved' || isDiscarded;
  const isChanged = operations.length > 0 && !isOver;
  const guard = useLeaveGuard(isChanged);
  const count = useFewByFew(blocks.length, AT_ONCE);
  const drawn = useMemo(() => new Set(blocks.slice(0, count).map(({ id }) => id)), [blocks, count]);
  const hintId = useId();
  const removedId = useId();
  const root = useRef<HTMLDivElement>(null);
  const { faceRef, focusNextRef } = useFocusKept(root, draft, opened !== null || isOver);

  // Left only after a render in which nothing holds who leaves any more.
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    if (isOver) leave();
  }, [isOver]);

  useUndoKeys(root, actions);

  const hidden = blocks.filter(({ id }) => draft.hidden.has(id));
  const isPinned = (block: ArrangeBlock) =>
    (can.rearrange && !block.can.move) || (can.hide && !block.can.hide);

  function cancel() {
    if (isChanged) setOpened('leaving');
    else setDiscarded(true);
  }

  // Wherever the focus is; what is open above takes the key for itself.
  const escape = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && opened === null) cancel();
  });

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => escape(event);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  function hide(block: ArrangeBlock) {
    if (block.can.hide) focusNextRef.current = neighbourOf(block) ?? removedId;
    actions.hide(block);
  }

  function neighbourOf({ id }: ArrangeBlock): string | undefined {
    const order = [...places].sort(([, a], [, b]) => byReading(a, b)).map(([each]) => each);
    const index = order.indexOf(id);
    return order[index + 1] ?? order[index - 1];
  }

  const refuse = (block: ArrangeBlock) => announce(t('saidPinned', { title: block.title }));

  function press(block: ArrangeBlock, event: KeyboardEvent) {
    const direction = directionOf(event.key);
    if (!direction && event.key !== 'Delete') return;
    if (isPinned(block)) refuse(block);
    else if (!direction) hide(block);
    else {
      focusNextRef.current = block.id;
      if (event.shiftKey) actions.resize(block, direction);
      else actions.move(block, direction);
    }
    event.preventDefault();
  }

  const { move, resize, reset } = actions;
  const blockActions = useSteady<BlockActions>({ move, resize, reset, hide, press, refuse });

  async function restore(to: number) {
    const outcome = await history?.restore(to);
    setOpened(null);
    if (outcome?.kind === 'saved') {
      showSuccess(t('restored'));
      onOutdated();
    } else if (outcome) report(outcome);
  }

  function keepTheirs(theirs: { revision: number; blocks: string[] }) {
    const others = operationsBeside(operations, theirs.blocks);
    if (others.length > 0) void send(theirs.revision, others);
    else setDiscarded(true);
  }

  return (
    <div ref={root} tabIndex={-1} className={css.editor}>
      <Announcer announcement={announcement} />
      <ArrangeBar
        title={title}
        onUndo={drafting.undo && actions.undo}
        onRedo={drafting.redo && actions.redo}
        removed={hidden.length}
        hasRemoved={can.hide || hidden.length > 0}
        onRemoved={() => setOpened('removed')}
        onResetAll={actions.resetAll}
        onHistory={history ? () => setOpened('history') : null}
        onCancel={cancel}
        onDone={() => (isChanged ? void send(revision, operations) : setDiscarded(true))}
        isSaving={saving.kind === 'saving'}
        removedId={removedId}
      />
      <ArrangeHint id={hintId} can={can} isTouch={isTouch} />
      {!(can.hide && can.rearrange) && (
        <Notice tone="info">
          {t(can.rearrange ? 'hideForbidden' : can.hide ? 'rearrangeForbidden' : 'bothForbidden')}
        </Notice>
      )}
      {isAllReset(draft) && <Notice tone="warning">{t('allWaiting')}</Notice>}
      <SavingNotice saving={saving} />
      {places.size === 0 && <EmptyState title={t('nothingShown')} text={t('nothingShownText')} />}
      <div className={css.screen} data-breakpoint={props.breakpoint}>
        <RoomOf value={room}>
          <ArrangeGrid
            blocks={blocks}
            draft={draft}
            places={places}
            breakpoint={breakpoint}
            isByHandle={isTouch}
            onPut={(block, place) => {
              focusNextRef.current = block.id;
              actions.put(block, place);
            }}
          >
            {(block, place) => (
              <BlockFrame
                block={block}
                place={place}
                actions={blockActions}
                isPinned={isPinned(block)}
                isWaiting={!isPinned(block) && awaitsDefault(draft, block.id, breakpoint)}
                hintId={hintId}
                faceRef={faceRef}
                render={drawn.has(block.id) ? renderBlock : null}
              />
            )}
          </ArrangeGrid>
        </RoomOf>
      </div>
      <RemovedDrawer
        blocks={hidden}
        isOpen={opened === 'removed'}
        onClose={() => setOpened(null)}
        onBringBack={actions.show}
      />
      {opened === 'history' && history && (
        <HistoryDrawer
          load={history.load}
          isChanged={isChanged}
          onClose={() => setOpened(null)}
          onRestore={restore}
        />
      )}
      <LeaveDialog
        isOpen={opened === 'leaving' || guard.state === 'blocked'}
        onStay={() => {
          setOpened(null);
          guard.reset?.();
        }}
        onLeave={() => (guard.state === 'blocked' ? guard.proceed() : setDiscarded(true))}
      />
      {saving.kind === 'conflict' && (
        <ConflictDialog
          conflict={saving.conflict}
          titles={blocks.filter(({ id }) => saving.conflict.blocks.includes(id)).map((block) => block.title)}
          hasOthers={operationsBeside(operations, saving.conflict.blocks).length > 0}
          isSaving={saving.isSaving}
          onKeepYours={() => void send(saving.conflict.revision, operations)}
          onKeepTheirs={() => keepTheirs(saving.conflict)}
          onGoOn={dismiss}
        />
      )}
    </div>
  );
}
