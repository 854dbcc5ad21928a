// What a receipt of the server does to a report and its place in the queue. Pure.
import * as queues from '../core/queue.js';

/**
 * @param report the report as it was sent
 * @returns { report, queue }
 */
export function applyReceipt(report, queue, receipt, epoch, now) {
  if (receipt.status === 'refused') {
    return { report, queue: queues.hold(queue, report.id, { code: receipt.reason?.code ?? 'refused', text: receipt.reason?.text ?? '' }) };
  }
  const sent = queues.done(queue, report.id, { receipt: receipt.receipt, version: receipt.version, status: receipt.status, epoch }, now);
  const conflicts = receipt.status === 'conflict' ? receipt.conflicts ?? [] : [];
  const acknowledged = {
    ...report,
    receipt: receipt.receipt,
    status: receipt.status,
    reason: receipt.reason ?? null,
    conflicts,
    acked: { version: receipt.version, body: receipt.body ?? report.body },
  };
  return report.next ? sendNext(acknowledged, sent, now) : { report: acknowledged, queue: sent };
}

/** Somebody went on editing while the first form was on its way: now that its version is known, the edit follows. */
function sendNext({ next, ...report }, queue, now) {
  const following = { ...report, body: next.body, writtenAt: next.writtenAt, mandate: next.mandate, basedOn: report.acked.version };
  // An earlier version of the app left files in the queue that the edit no longer names.
  const dropped = queues.unnamed(queue, report.id, next.body);
  return { report: following, queue: queues.add(queue.filter((e) => !dropped.includes(e)), { id: report.id, kind: 'record', record: report.id, regency: report.regency }, now) };
}
