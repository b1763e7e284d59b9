import css from './tooltip.module.css';

export interface TooltipLine {
  colour: string;
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

function row({ colour, label, value }: TooltipLine, className: string | undefined): HTMLElement {
  const line = part('div', className, '');
  const mark = part('span', css.mark, '');
  mark.style.background = colour;
  line.append(mark, part('span', css.label, label), part('span', css.value, value));
  return line;
}

function part(name: string, className: string | undefined, text: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className ?? '';
  element.textContent = text;
  return element;
}
