import {
  ChartColumnBig,
  ChartLine,
  ChartPie,
  Filter,
  Gauge,
  Grid3x3,
  Hash,
  ListOrdered,
  Table,
  type LucideIcon,
} from 'lucide-react';
import type { Visualisation } from '@/gql/graphql';

const ICONS: Readonly<Record<Visualisation, LucideIcon>> = {
  NUMBER: Hash,
  GAUGE: Gauge,
  SERIES: ChartLine,
  BARS: ChartColumnBig,
  PIE: ChartPie,
  FUNNEL: Filter,
  MATRIX: Grid3x3,
  TABLE: Table,
  FEED: ListOrdered,
};

/** How a report is drawn, as a small picture beside its name. */
export function VisualisationIcon({ visualisation }: { visualisation: Visualisation }) {
  const Icon = ICONS[visualisation];
  return <Icon size={18} aria-hidden />;
}
