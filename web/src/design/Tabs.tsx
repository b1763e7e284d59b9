import { useContext, useEffect, useRef } from 'react';
import {
  Tab as AriaTab,
  TabList as AriaTabList,
  TabListStateContext,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
  type TabListProps,
  type TabPanelProps,
  type TabProps,
  type TabsProps,
} from 'react-aria-components';
import { classes } from './classes';
import { scrollSidewaysTo } from './scrollSidewaysTo';
import css from './Tabs.module.css';

type Plain<Props> = Omit<Props, 'className' | 'style'>;

export function Tabs(props: Plain<TabsProps>) {
  return <AriaTabs {...props} className={classes(css.tabs)} />;
}

/** Needs an `aria-label`. Where there is no room for all, the chosen one is in sight. */
export function TabList<T extends object>(props: Plain<TabListProps<T>>) {
  const list = useRef<HTMLDivElement>(null);
  const { selectedKey, collection } = useContext(TabListStateContext) ?? {};
  // The tabs come after the list itself.
  const count = collection?.size;
  useEffect(() => scrollSidewaysTo(list.current, '[data-selected]'), [selectedKey, count]);
  return <AriaTabList {...props} ref={list} className={classes(css.list)} />;
}

export function Tab(props: Plain<TabProps>) {
  return <AriaTab {...props} className={classes(css.tab)} />;
}

export function TabPanel(props: Plain<TabPanelProps>) {
  return <AriaTabPanel {...props} className={classes(css.panel)} />;
}
