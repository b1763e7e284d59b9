import { inflateRawSync } from 'node:zlib';

const ENTRY = 0x02014b50;

/** How many rows a sheet of a workbook has, the first being 1: a workbook is a ZIP archive, and a sheet XML in it. */
export function rowsOfSheet(workbook: Buffer, number: number): number {
  for (let at = 0; at < workbook.length - 46; at += 1) {
    if (workbook.readUInt32LE(at) !== ENTRY) continue;
    const name = workbook.toString('utf8', at + 46, at + 46 + workbook.readUInt16LE(at + 28));
    if (name !== `xl/worksheets/sheet${number}.xml`) continue;
    const local = workbook.readUInt32LE(at + 42);
    const begin = local + 30 + workbook.readUInt16LE(local + 26) + workbook.readUInt16LE(local + 28);
    const packed = workbook.subarray(begin, begin + workbook.readUInt32LE(at + 20));
    const sheet = workbook.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    return sheet.toString('utf8').split('<row').length - 1;
  }
  throw new Error('There is no sheet in this workbook.');
}
