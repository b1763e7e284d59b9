import { EMBEDDED } from '@/addresses/embedded';
import { fetchForOwner } from '@/api/fetchForOwner';

/** Sends a file, and gives the id by which it is looked into; or says why it was not taken. */
export async function upload(file: File): Promise<{ id: string } | { message: string | null }> {
  const address = `${EMBEDDED}/imports/files?name=${encodeURIComponent(file.name)}`;
  try {
    const response = await fetchForOwner(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    });
    const answer = (await response.json()) as { file?: string; message?: string };
    return answer.file === undefined ? { message: answer.message ?? null } : { id: answer.file };
  } catch {
    return { message: null };
  }
}
