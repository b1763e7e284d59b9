import { copyOfCard, type Heading } from './copyOfCard';
import { styleText } from './fonts';
import css from './picture.module.css';

/** Points of the picture for one of the page. */
const SCALE = 2;

/**
 * A card as a picture. It is drawn by the browser itself, as an image that holds a copy of the card with the page's style sheets: as
 * wide as the page, so that what depends on its width is as it is there.
 */
export async function pictureOf(card: HTMLElement, heading: Heading): Promise<Blob> {
  const copy = copyOfCard(card, heading);
  const { width, height } = measure(copy);
  const image = new Image();
  image.src = addressOf(copy, await styleText(), { width: Math.max(window.innerWidth, width), height });
  await image.decode();

  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  context?.scale(SCALE, SCALE);
  context?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser draws no picture.'))));
  });
}

interface Size {
  width: number;
  height: number;
}

/** How large it is on the page, where nobody sees it. */
function measure(copy: HTMLElement): Size {
  copy.classList.add(css.measured ?? '');
  copy.inert = true;
  document.body.append(copy);
  const { width, height } = copy.getBoundingClientRect();
  copy.remove();
  copy.classList.remove(css.measured ?? '');
  copy.inert = false;
  return { width: Math.ceil(width), height: Math.ceil(height) };
}

function addressOf(copy: HTMLElement, styles: string, { width, height }: Size): string {
  const root = document.documentElement;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('width', `${width}`);
  svg.setAttribute('height', `${height}`);
  // In the image it is the root: what the page's root says holds for it.
  for (const { name, value } of root.attributes) if (name.startsWith('data-')) svg.setAttribute(name, value);
  svg.style.colorScheme = isDark() ? 'dark' : 'light';
  svg.style.fontSize = getComputedStyle(root).fontSize;
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = styles;
  const within = document.createElementNS('http://www.w3.org/2000/svg', 'foreignObject');
  within.setAttribute('width', '100%');
  within.setAttribute('height', '100%');
  within.append(copy);
  svg.append(style, within);
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
}

/** Whether the page is shown dark now, by choice or as the system is. */
function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}
