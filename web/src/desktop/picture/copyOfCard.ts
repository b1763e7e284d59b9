import { classes } from '@/design/classes';
import css from './picture.module.css';

export interface Heading {
  company: string;
  /** Whose data, and of when. */
  about: readonly string[];
}

/** Narrower, a card is no picture that anybody can read. */
const LEAST_WIDTH = 420;

/** The card with what it is of above it, as it stands on the page and to its end, with nothing in it that can be pressed. */
export function copyOfCard(card: HTMLElement, { company, about }: Heading): HTMLElement {
  const copy = card.cloneNode(true) as HTMLElement;
  for (const chart of copy.querySelectorAll<HTMLElement>('[role=img]')) {
    const height = card.querySelector('[role=img]')?.clientHeight ?? 0;
    chart.style.flex = `0 0 ${height}px`;
  }
  // What scrolls is a group, too, while there is something to scroll.
  for (const control of copy.querySelectorAll('[data-more], [role=group]:not([tabindex]), [aria-haspopup]')) {
    control.remove();
  }

  const picture = document.createElement('div');
  picture.className = classes(css.picture);
  picture.style.width = `${Math.max(card.offsetWidth, LEAST_WIDTH)}px`;
  const heading = document.createElement('div');
  heading.className = classes(css.heading);
  heading.append(line(css.company, company), ...about.map((each) => line(css.about, each)));
  picture.append(heading, copy);
  return picture;
}

function line(className: string | undefined, text: string): HTMLElement {
  const element = document.createElement('p');
  element.className = className ?? '';
  element.textContent = text;
  return element;
}
