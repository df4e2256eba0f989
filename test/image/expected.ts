import { Failure } from '../../src/model/failure.ts';

/** @throws Failure with what was seen. */
export function expected(what: string, holds: boolean, seen: unknown): void {
  if (holds) return;
  const text = typeof seen === 'string' ? seen : JSON.stringify(seen, undefined, 1);
  throw new Failure(`Not so: ${what}.`, 'What was seen instead:', { logLines: text.split('\n').slice(-40) });
}
