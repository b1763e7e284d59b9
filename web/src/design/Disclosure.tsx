import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Disclosure as AriaDisclosure,
  DisclosurePanel,
  Heading,
  type DisclosureProps as AriaDisclosureProps,
} from 'react-aria-components';
import { classes } from './classes';
import css from './Disclosure.module.css';

interface DisclosureProps extends Omit<AriaDisclosureProps, 'className' | 'style' | 'children'> {
  title: ReactNode;
  children: ReactNode;
}

/** A heading that shows and hides what it is about. */
export function Disclosure({ title, children, ...props }: DisclosureProps) {
  return (
    <AriaDisclosure {...props}>
      <Heading className={classes(css.heading)}>
        <Button slot="trigger" className={classes(css.trigger)}>
          <ChevronRight size={16} aria-hidden />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className={classes(css.panel)}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
