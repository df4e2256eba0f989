/** Text in which a brace or the word `variable` means nothing: strings, comments, heredocs. */
const OPAQUE =
  /"(?:\\[^\n]|[^"\\\n])*"|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|<<-?([A-Za-z_]\w*)[^\n]*\n[\s\S]*?\n[ \t]*\1\b|[{}]/g;

const HEADER = /(?:^|\s)variable\s+("[^"]*"|[A-Za-z_][\w-]*)\s*$/;

/**
 * The names of the root variables that a `.tf` file declares. Knows only as much of the language as
 * that needs: a block header at the outermost level. A string with a nested template that itself
 * holds quotes ends early, which can only happen inside a block and does not change its depth,
 * unless the template holds a lone brace in such a string.
 */
export function declaredVariables(configuration: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  let header = '';
  let from = 0;
  for (const match of configuration.matchAll(OPAQUE)) {
    header += configuration.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[0] === '{') {
      const name = depth === 0 ? HEADER.exec(header)?.[1] : undefined;
      if (name !== undefined) names.push(name.replaceAll('"', ''));
      depth += 1;
      header = '';
    } else if (match[0] === '}') {
      depth -= 1;
      header = '';
    } else if (match[0].startsWith('"')) header += match[0];
  }
  return names;
}

/** As declaredVariables, of a `.tf.json` file. */
export function declaredInJson(configuration: string): readonly string[] {
  const { variable = {} } = JSON.parse(configuration) as { variable?: object | readonly object[] };
  return (Array.isArray(variable) ? variable : [variable]).flatMap((block) => Object.keys(block));
}
