import type { ServiceDescription, ShapeReference } from './service-description.ts';
import { shapeNamed } from './service-description.ts';

/** The answer of a query operation: its result in its wrapper, in the service's name space. */
export function writeXmlAnswer(
  description: ServiceDescription,
  operation: string,
  output: unknown,
  requestId: string,
): string {
  const described = description.operations[operation]?.output;
  const wrapper = described?.resultWrapper ?? `${operation}Result`;
  const inner = described ? writeValue(description, described, output) : '';
  const space = description.metadata.xmlNamespace ?? '';
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return `<${operation}Response xmlns="${space}"><${wrapper}>${inner}</${wrapper}>${metadata}</${operation}Response>`;
}

export function writeXmlError(description: ServiceDescription, code: string, message: string): string {
  const space = description.metadata.xmlNamespace ?? '';
  return `<ErrorResponse xmlns="${space}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>none</RequestId></ErrorResponse>`;
}

function writeValue(description: ServiceDescription, reference: ShapeReference, value: unknown): string {
  const shape = shapeNamed(description, reference.shape);
  if (shape.type === 'structure') {
    const members = value as Record<string, unknown>;
    return Object.entries(shape.members)
      .filter(([name]) => members[name] !== undefined)
      .map(([name, member]) => `<${name}>${writeValue(description, member, members[name])}</${name}>`)
      .join('');
  }
  if (shape.type === 'list') {
    return (value as unknown[])
      .map((item) => `<member>${writeValue(description, shape.member, item)}</member>`)
      .join('');
  }
  return escapeXml(value instanceof Date ? value.toISOString() : String(value));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
