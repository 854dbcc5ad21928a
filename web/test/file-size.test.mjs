import test from 'node:test';
import assert from 'node:assert/strict';
import { fileSize } from '../office/file-size.js';

test('the size of a small file is told in kilobytes, never as nothing', () => {
  assert.equal(fileSize(0, 'id'), '0 kB');
  assert.equal(fileSize(1, 'id'), '1 kB');
  assert.equal(fileSize(10240, 'id'), '10 kB');
  assert.equal(fileSize(1048575, 'en'), '1,024 kB');
});

test('a larger one in megabytes, as the language writes numbers', () => {
  assert.equal(fileSize(1048576, 'id'), '1 MB');
  assert.equal(fileSize(1572864, 'id'), '1,5 MB');
  assert.equal(fileSize(1572864, 'en'), '1.5 MB');
});
