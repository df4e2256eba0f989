import { expect, test } from 'vitest';
import { evaluate, type Scope } from './expression.ts';
import { readTemplate } from './read-template.ts';

const template = readTemplate(`
Resources:
  A: { Type: AWS::SNS::Topic }
  B: { Type: AWS::SNS::Topic }
Conditions:
  IsBig: !Equals [!Ref Size, big]
Mappings:
  Ports: { web: { http: 80 } }
Outputs:
  Joined: { Value: !Join ['-', [!Ref A, !GetAtt A.Name]] }
  Text: { Value: !Sub '\${Size}/\${A}/\${A.Name}/\${!Literal}' }
  Own: { Value: !Sub ['\${X}', { X: !Ref Size }] }
  Zone: { Value: !Select [1, !GetAZs ''] }
  Port: { Value: !FindInMap [Ports, web, http] }
  If: { Value: !If [IsBig, yes, !Ref AWS::NoValue] }
  Unknown: { Value: !Sub 'x-\${B}' }
  Picked: { Value: !Select [0, !Split [',', !GetAtt B.Names]] }
  Coded: { Value: { Fn::Base64: !Ref A } }
`);

const scope: Scope = {
  template,
  values: { Size: 'big' },
  zones: ['a', 'b'],
  resource: (id) => (id === 'A' ? { ref: 'arn', attribute: (name) => `its ${name}` } : undefined),
};

test('functions are carried out, in their short forms too', () => {
  const outputs = Object.entries(template.Outputs ?? {}).map(([name, { Value }]) => [
    name,
    evaluate(Value, scope),
  ]);
  expect(Object.fromEntries(outputs)).toEqual({
    ...{
      Joined: 'arn-its Name',
      Text: ['big', 'arn', 'its Name', '$', '{Literal}'].join('/').replace('$/', '$'),
      Own: 'big',
    },
    ...{ Zone: 'b', Port: 80, If: 'yes', Coded: 'YXJu' },
    Unknown: 'x-{{changeSet:KNOWN_AFTER_APPLY}}',
    Picked: '{{changeSet:KNOWN_AFTER_APPLY}}',
  });
});

test('what is left out leaves nothing behind', () => {
  const small = { ...scope, values: { Size: 'small' } };
  const value = { A: { 'Fn::If': ['IsBig', 1, { Ref: 'AWS::NoValue' }] }, B: [{ Ref: 'AWS::NoValue' }, 2] };
  expect(evaluate(value, small)).toEqual({ B: [2] });
});

test('what names nothing is refused', () => {
  expect(() => evaluate({ Ref: 'C' }, scope)).toThrow('Unresolved resource dependencies [C]');
  expect(() => evaluate({ 'Fn::Nothing': 1 }, scope)).toThrow('Fn::Nothing is no function');
});
