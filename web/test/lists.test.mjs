// Which activities a phone offers, and in which order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activitiesOf, covers } from '../lapangan/core/lists.js';

const activity = (id, from, to) => ({ kind: 'activity', regency: '73.24', id, title: 'Kelas orang tua', agreementTitle: '', office: '', villages: ['v'], from, to });
const session = (...activities) => ({ regency: { code: '73.24' }, pulled: new Map(activities.map((a) => ['activity:' + a.id, a])) });

test('activities of this year stand above those of a year that is over', () => {
  const found = activitiesOf(session(activity('lama', '2025-01-01', '2025-12-31'), activity('baru', '2026-01-01', '2026-12-31')), { when: 'all', today: '2026-11-30' });
  assert.deepEqual(found.map(({ id }) => id), ['baru', 'lama']);
});

test('an activity covers the days of its plan only', () => {
  const planned = activity('a', '2025-01-01', '2025-12-31');
  assert.equal(covers(planned, '2025-12-31'), true);
  assert.equal(covers(planned, '2026-01-01'), false);
  assert.equal(covers({ ...planned, from: null, to: null }, '2026-01-01'), true);
});
