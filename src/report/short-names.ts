const COMMIT = /^[0-9a-f]{40,64}$/;
const REGISTRY = /^\d{12}\.dkr\.ecr\.[\w.-]+\//;
const DIGEST = /(@sha256:[0-9a-f]{12})[0-9a-f]{52}$/;

/**
 * A commit, or an image or repository of ECR, by as much of it as tells it from others; any other text as it is. A table with whole ones is wider than
 * a page; whole they are in outputs, and where they are to be copied.
 */
export function shortName(text: string): string {
  return COMMIT.test(text) ? text.slice(0, 12) : text.replace(REGISTRY, '').replace(DIGEST, '$1');
}

/** A cell that is not to be broken into lines: a column of short words keeps its width. Of Markdown, and without elements. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '&nbsp;');
}
