import { classes } from '@/design/classes';
import { endOf } from '@/design/endOf';
import painted from './look.module.css';
import { colourOf, type Look } from './looks';
import css from './tooltip.module.css';

export interface TooltipLine {
  /** Nothing for what is none of the series. */
  look?: Look;
  label: string;
  value: string;
}

/** What a chart tells of what is pointed at: all that is there, its sum, and what it is compared with. An element, as the page's policy wants no HTML. */
export function tooltip(
  title: string,
  lines: readonly TooltipLine[],
  total?: TooltipLine,
  earlier?: TooltipLine,
): HTMLElement {
  const box = document.createElement('div');
  box.className = css.box ?? '';
  box.append(part('div', css.title, title));
  for (const line of lines) box.append(row(line, css.row));
  if (total) box.append(row(total, css.total));
  if (earlier) box.append(row(earlier, css.earlier));
  return box;
}

function row({ look, label, value }: TooltipLine, className: string | undefined): HTMLElement {
  const line = part('div', className, '');
  const mark = part('span', classes(css.mark, look && painted.look), '');
  if (look) {
    mark.dataset.pattern = String(look.pattern);
    mark.style.setProperty('--colour', colourOf(look));
  }
  line.append(mark, shortened(label), part('span', css.value, value));
  return line;
}

function shortened(label: string): HTMLElement {
  const whole = part('span', css.label, '');
  const end = endOf(label);
  whole.append(
    part('span', css.beginning, label.slice(0, label.length - end.length)),
    part('span', css.end, end),
  );
  return whole;
}

function part(name: string, className: string | undefined, text: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className ?? '';
  element.textContent = text;
  return element;
}
