import type { Heading } from './copyOfCard';
import { pictureOf } from './pictureOf';

/** Saves a card as a picture, in a file of this name. */
export async function savePicture(card: HTMLElement, heading: Heading, name: string): Promise<void> {
  const address = URL.createObjectURL(await pictureOf(card, heading));
  const link = document.createElement('a');
  link.href = address;
  // What no file may be called.
  link.download = `${name.replaceAll(/[\\/:*?"<>|]+/g, ' ')}.png`;
  link.click();
  URL.revokeObjectURL(address);
}
