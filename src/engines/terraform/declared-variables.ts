import { hclBlocks } from './hcl-blocks.ts';

/** The names of the root variables that a `.tf` file declares. */
export function declaredVariables(configuration: string): readonly string[] {
  return hclBlocks(configuration).flatMap(({ type, labels }) =>
    type === 'variable' ? labels.slice(0, 1) : [],
  );
}

/** As declaredVariables, of a `.tf.json` file. */
export function declaredInJson(configuration: string): readonly string[] {
  const { variable = {} } = JSON.parse(configuration) as { variable?: object | readonly object[] };
  return (Array.isArray(variable) ? variable : [variable]).flatMap((block) => Object.keys(block));
}
