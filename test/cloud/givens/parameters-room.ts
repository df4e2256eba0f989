import type { Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import { jsonRoom } from '../shapes/json-room.ts';
import type { Shapes } from '../shapes/shapes.ts';

/** Parameters of SSM, as a test gives them. */
export function parametersRoom(shapes: Shapes, parameters: ReadonlyMap<string, string>): Room {
  return jsonRoom(shapes, 'ssm', {
    GetParameter: ({ Name }: { readonly Name: string }) => {
      const Value = parameters.get(Name);
      if (Value === undefined) throw new AwsError('ParameterNotFound', '');
      return { Parameter: { Name, Value, Type: 'String', Version: 1 } };
    },
  });
}
