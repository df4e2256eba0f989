/** One line for the person who waits, on stderr: stdout belongs to results. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
