import { CircleAlert, CircleCheck, X } from 'lucide-react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { Button, IconButton } from './Button';
import { classes } from './classes';
import { useDesignTexts } from './texts';
import css from './ToastRegion.module.css';

export interface Message {
  text: string;
  tone: 'success' | 'failure';
  /** What can be done about it: “Undo”. */
  action?: { label: string; onPress: () => void } | undefined;
}

export const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

/** Where they appear: once on the page. */
export default function ToastRegion() {
  const t = useDesignTexts();
  return (
    <AriaToastRegion queue={queue} aria-label={t('notifications')} className={classes(css.region)}>
      {({ toast }) => {
        const { text, tone, action } = toast.content;
        const Icon = tone === 'success' ? CircleCheck : CircleAlert;
        return (
          <AriaToast toast={toast} className={classes(css.toast, css[tone])}>
            <Icon size={18} aria-hidden />
            <ToastContent className={classes(css.words)}>
              <Text slot="title">{text}</Text>
            </ToastContent>
            {action && (
              <Button
                variant="quiet"
                onPress={() => {
                  action.onPress();
                  queue.close(toast.key);
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton slot="close" icon={X} label={t('close')} />
          </AriaToast>
        );
      }}
    </AriaToastRegion>
  );
}
