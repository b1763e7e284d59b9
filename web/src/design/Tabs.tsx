import {
  Tab as AriaTab,
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
  type TabListProps,
  type TabPanelProps,
  type TabProps,
  type TabsProps,
} from 'react-aria-components';
import { classes } from './classes';
import css from './Tabs.module.css';

type Plain<Props> = Omit<Props, 'className' | 'style'>;

export function Tabs(props: Plain<TabsProps>) {
  return <AriaTabs {...props} className={classes(css.tabs)} />;
}

/** Needs an `aria-label`. */
export function TabList<T extends object>(props: Plain<TabListProps<T>>) {
  return <AriaTabList {...props} className={classes(css.list)} />;
}

export function Tab(props: Plain<TabProps>) {
  return <AriaTab {...props} className={classes(css.tab)} />;
}

export function TabPanel(props: Plain<TabPanelProps>) {
  return <AriaTabPanel {...props} className={classes(css.panel)} />;
}
