import { expect, test } from 'vitest';
import { passScan, type ScanFindings } from '../../src/model/scan-verdict.ts';

const found = (counts: Record<string, number>): ScanFindings => ({ kind: 'done', counts });
const NONE = { kind: 'none', why: 'it was never scanned' } as const;

test('without a threshold everything is told and nothing refused', () => {
  expect(passScan('shop', found({ LOW: 2, CRITICAL: 1 }), undefined)).toBe('scan found 1 critical, 2 low');
  expect(passScan('shop', found({}), undefined)).toBe('scanned, no findings');
  expect(passScan('shop', NONE, undefined)).toBe('not scanned: it was never scanned');
  expect(passScan('shop', { kind: 'running' }, undefined)).toBe('not scanned: its scan has not ended');
});

test('a threshold refuses its own severity and worse, and lets milder ones through', () => {
  expect(passScan('shop', found({ MEDIUM: 3, LOW: 1 }), 'high')).toBe('scan found 3 medium, 1 low');
  expect(() => passScan('shop', found({ HIGH: 1 }), 'high')).toThrow('`scan-threshold` is high, and');
  expect(() => passScan('shop', found({ CRITICAL: 1 }), 'high')).toThrow('1 critical');
  expect(passScan('shop', found({ HIGH: 0 }), 'high')).toBe('scanned, no findings');
});

test('with a threshold, not to know is to refuse', () => {
  expect(() => passScan('shop', NONE, 'critical')).toThrow(
    'ECR has no findings of shop: it was never scanned',
  );
  expect(() => passScan('shop', { kind: 'running' }, 'critical')).toThrow('its scan has not ended');
});
