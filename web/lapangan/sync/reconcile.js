// The server was restored from a backup (its epoch is another): what it acknowledged after that backup may be gone there.
// The phone keeps what it sent for a while, so it can put it back. Pure.
import * as queues from '../core/queue.js';

/**
 * @param pulledReport id → the report as the restored server has it, or undefined
 * @returns { reports, queue }: the reports to send again, and the queue with them
 */
export function reconcile({ queue, reports, files, pulledReport }, regency, epoch, now) {
  const again = [];
  let next = queue;
  for (const entry of queue.filter((e) => e.regency === regency && e.kind === 'record' && e.state === 'done' && e.epoch !== epoch)) {
    const report = reports.get(entry.id);
    const there = pulledReport(entry.id);
    if (there && there.version >= entry.version) {
      next = queues.done(next, entry.id, { ...entry, epoch }, entry.doneAt);
    } else if (report) {
      const { acked, ...kept } = report;
      again.push({ ...kept, basedOn: there ? there.version : null });
      next = queues.add(queues.remove(next, entry.id), { ...entry }, now);
    }
  }
  for (const entry of queue.filter((e) => e.regency === regency && e.kind === 'file' && e.state === 'done' && e.epoch !== epoch)) {
    // Asking is enough: the server answers at once with the receipt of a file that it still has.
    if (files.has(entry.id)) next = queues.add(next, { ...entry }, now);
  }
  return { reports: again, queue: next };
}
