import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Label,
  Tag as AriaTag,
  TagGroup as AriaTagGroup,
  TagList,
  type TagGroupProps as AriaTagGroupProps,
  type TagProps,
} from 'react-aria-components';
import { classes } from './classes';
import field from './field.module.css';
import { Shortened } from './Shortened';
import badge from './Badge.module.css';
import css from './Tag.module.css';

interface TagGroupProps extends Omit<AriaTagGroupProps, 'className' | 'style' | 'children'> {
  label: string;
  /** `Tag`s. */
  children: ReactNode;
}

/** What was chosen, one by one; with `onRemove` each can be taken out. */
export function TagGroup({ label, children, ...props }: TagGroupProps) {
  return (
    <AriaTagGroup {...props} className={classes(css.group)}>
      <Label className={classes(field.label)}>{label}</Label>
      <TagList className={classes(css.list)}>{children}</TagList>
    </AriaTagGroup>
  );
}

export function Tag({
  children,
  ...props
}: Omit<TagProps, 'className' | 'style' | 'children'> & { children: string }) {
  return (
    <AriaTag textValue={children} {...props} className={classes(badge.badge)}>
      {({ allowsRemoving }) => (
        <>
          <Shortened>{children}</Shortened>
          {allowsRemoving && (
            <Button slot="remove" className={classes(css.remove)}>
              <X size={12} aria-hidden />
            </Button>
          )}
        </>
      )}
    </AriaTag>
  );
}
