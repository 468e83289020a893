// Types of the document that is the argument, by openapi-typescript, which takes binary for a text
// unless it is told otherwise.
import {readFileSync, writeFileSync} from 'node:fs';
import openapiTS, {astToString} from 'openapi-typescript';
import ts from 'typescript';

const blob = ts.factory.createTypeReferenceNode('Blob');
const types = await openapiTS(readFileSync(process.argv[2], 'utf8'), {
  transform: schema => schema.format === 'binary' ? blob : undefined
});
writeFileSync('waybill.d.ts', astToString(types));
