import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Dialog as AriaDialog,
  Heading,
  Modal,
  ModalOverlay,
  type ModalOverlayProps,
} from 'react-aria-components';
import { IconButton } from './Button';
import { classes } from './classes';
import css from './Dialog.module.css';
import { useDesignTexts } from './texts';

export { DialogTrigger } from 'react-aria-components';

interface DialogProps extends Omit<ModalOverlayProps, 'className' | 'style' | 'children'> {
  title: string;
  /** As a function, it gets what closes the dialog. */
  children: ReactNode | ((close: () => void) => ReactNode);
  isWide?: boolean;
  /** Over the whole screen. */
  isFull?: boolean;
  /** There is no way around what it asks for. */
  isBlocking?: boolean;
  /** What else can be done with it, beside what closes it. */
  action?: ReactNode;
}

/** In a `DialogTrigger` after its button, or with `isOpen` and `onOpenChange`. */
export function Dialog({
  title,
  children,
  isWide = false,
  isFull = false,
  isBlocking = false,
  action,
  ...props
}: DialogProps) {
  return (
    <ModalOverlay
      isDismissable={!isBlocking}
      isKeyboardDismissDisabled={isBlocking}
      {...props}
      className={classes(css.backdrop, css.centre)}
    >
      <Modal className={classes(css.modal, isWide && css.wide, isFull && css.full)}>
        <Contents title={title} isBlocking={isBlocking} action={action}>
          {children}
        </Contents>
      </Modal>
    </ModalOverlay>
  );
}

/** A dialog at the side, for what is read beside the page: opened like a `Dialog`. */
export function Drawer({
  title,
  children,
  action,
  ...props
}: Omit<DialogProps, 'isWide' | 'isFull' | 'isBlocking'>) {
  return (
    <ModalOverlay isDismissable {...props} className={classes(css.backdrop, css.side)}>
      <Modal className={classes(css.sheet)}>
        <Contents title={title} action={action}>
          {children}
        </Contents>
      </Modal>
    </ModalOverlay>
  );
}

function Contents({
  title,
  children,
  isBlocking = false,
  action,
}: Pick<DialogProps, 'title' | 'children' | 'isBlocking' | 'action'>) {
  const t = useDesignTexts();
  return (
    <AriaDialog className={classes(css.dialog)}>
      {({ close }) => (
        <>
          <header className={css.header}>
            <Heading slot="title" className={classes(css.title)}>
              {title}
            </Heading>
            {action}
            {!isBlocking && <IconButton icon={X} label={t('close')} onPress={close} />}
          </header>
          {typeof children === 'function' ? children(close) : children}
        </>
      )}
    </AriaDialog>
  );
}
