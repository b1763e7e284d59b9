import { expect, type Page } from '@playwright/test';

/** Where the reader scrolls the page anyway, cards are as high as what stands in them. */
type Reading = 'cards scroll' | 'the page scrolls';

/**
 * Holds every card of the page to show all it has, or to say visibly that there is more: nothing clipped in silence, nothing beyond
 * its card, no words over other words.
 */
export async function expectNothingCut(page: Page, reading: Reading): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expect(async () => expect(await page.evaluate(findCut, reading)).toEqual([])).toPass({
    timeout: 10_000,
  });
}

/** What is cut, in words. Runs in the page. */
function findCut(reading: Reading): string[] {
  const found = new Set<string>();
  const visible = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  /** Read out, and not seen. */
  const isUnseen = (element: Element) => {
    for (let one: Element | null = element; one; one = one.parentElement)
      if (getComputedStyle(one).clipPath === 'inset(50%)') return true;
    return false;
  };
  const clips = (element: Element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    return overflowX !== 'visible' || overflowY !== 'visible';
  };
  /** What can be done with a card is shown over its title, while it is pointed at. */
  const isOver = (element: Element) => {
    const group = element.closest('[role="group"][aria-label]:not([tabindex])')?.parentElement;
    return group ? getComputedStyle(group).position === 'absolute' : false;
  };
  const wordsOf = (element: Element) => element.textContent.trim().slice(0, 60);

  for (const card of document.querySelectorAll('section[aria-labelledby]')) {
    const title = card.querySelector('h2')?.textContent ?? '';
    const tell = (what: string, element: Element) => found.add(`${title}: ${what}: ${wordsOf(element)}`);
    const all = [...card.querySelectorAll('*')].filter((one) => visible(one) && !isUnseen(one));

    for (const element of all.filter(clips)) {
      const { textOverflow, overflowY } = getComputedStyle(element);
      const below = element.scrollHeight - element.clientHeight > 2;
      const aside = element.scrollWidth - element.clientWidth > 1;
      if (overflowY === 'auto' || overflowY === 'scroll') {
        const says = (way: string) => element.parentElement?.querySelector(`:scope > [data-more="${way}"]`);
        if (below && reading === 'the page scrolls') tell('scrolls within its card', element);
        else if (below && !says('below')) tell('goes on below, unsaid', element);
        if (aside && !says('aside')) tell('goes on aside, unsaid', element);
        if (!below && says('below')) tell('says that it goes on below, and does not', element);
        if (!aside && says('aside')) tell('says that it goes on aside, and does not', element);
      } else if (textOverflow === 'ellipsis') {
        if (aside && !element.closest('[title]')) tell('is shortened, and cannot be read whole', element);
      } else if (below || aside) {
        tell('is clipped', element);
      }
    }

    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    const words: { box: DOMRect; of: Element }[] = [];
    const bounds = card.getBoundingClientRect();
    while (walker.nextNode()) {
      const of = walker.currentNode.parentElement;
      if (!of || !walker.currentNode.textContent?.trim() || !all.includes(of)) continue;
      if (of.closest('[data-more]') || isOver(of)) continue;
      const clipping: DOMRect[] = [];
      for (let one: Element | null = of; one && one !== card; one = one.parentElement)
        if (clips(one)) clipping.push(one.getBoundingClientRect());
      // A shortened name may itself stand in what has been scrolled away.
      const within = {
        left: Math.max(bounds.left, ...clipping.map(({ left }) => left)),
        right: Math.min(bounds.right, ...clipping.map(({ right }) => right)),
        top: Math.max(bounds.top, ...clipping.map(({ top }) => top)),
        bottom: Math.min(bounds.bottom, ...clipping.map(({ bottom }) => bottom)),
      };
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects()) {
        if (!clipping.length) {
          const isOut =
            box.left < bounds.left - 1 ||
            box.right > bounds.right + 1 ||
            box.top < bounds.top - 1 ||
            box.bottom > bounds.bottom + 1;
          if (isOut) tell('stands beyond its card', of);
        }
        // What has been scrolled away is not looked at.
        const isDown = box.bottom > within.bottom + 1 || box.top < within.top - 1;
        const isAside = box.left >= within.right || box.right <= within.left;
        if (!isDown && !isAside) {
          const right = Math.min(box.right, within.right);
          // Lines are higher than their letters.
          const height = box.height / 2;
          words.push({ box: new DOMRect(box.left, box.top + height / 2, right - box.left, height), of });
        }
      }
    }
    for (const [index, one] of words.entries()) {
      for (const other of words.slice(index + 1)) {
        if (one.of === other.of || one.of.contains(other.of) || other.of.contains(one.of)) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 1 && high > 1) tell(`stands over “${wordsOf(other.of)}”`, one.of);
      }
    }
  }
  return [...found];
}
