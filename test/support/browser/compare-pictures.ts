import type { Page } from 'playwright-core';

/** By how much a channel of a pixel may differ: shades at the edges of letters. */
const CHANNEL = 32;

const asAddress = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`;

/** Runs in the browser, which reads PNG without a package of ours. */
const COMPARE = `async ([one, other, channel]) => {
  const pixelsOf = async (address) => {
    const bitmap = await createImageBitmap(await (await fetch(address)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [a, b] = [await pixelsOf(one), await pixelsOf(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let different = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const differs = [0, 1, 2].some((by) => Math.abs(a.data[at + by] - b.data[at + by]) > channel);
    if (differs) different++;
  }
  return different / (a.width * a.height);
}`;

/** The share of pixels in which two pictures differ; 1 where their sizes do. @param page an empty one */
export const differenceOf = (page: Page, one: Buffer, other: Buffer): Promise<number> =>
  page.evaluate<number>(
    `(${COMPARE})(${JSON.stringify([asAddress(one), asAddress(other), CHANNEL])})`,
  );
