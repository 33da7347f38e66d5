/** What the sources declare into the interfaces of places: the members, and whether each is documented. */
import {readdirSync, readFileSync} from 'node:fs';
import ts from 'typescript';

export interface Declared {
  readonly interfaceName: string;
  readonly member: string;
  readonly documented: boolean;
  readonly exemplified: boolean;
  /** The first sentence of the documentation; empty without one. */
  readonly summary: string;
  readonly file: string;
}

/** Every member that files below `folder` add to an interface by declaration merging. */
export function declaredMembers(folder: URL): Declared[] {
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.flatMap((file) => {
    const source = ts.createSourceFile(
      file,
      readFileSync(new URL(file, folder), 'utf8'),
      ts.ScriptTarget.ESNext,
      true,
    );
    return source.statements.flatMap((statement) =>
      ts.isModuleDeclaration(statement) && statement.body !== undefined && ts.isModuleBlock(statement.body)
        ? statement.body.statements.filter(ts.isInterfaceDeclaration).flatMap((each) => membersOf(each, file))
        : [],
    );
  });
}

function membersOf(declaration: ts.InterfaceDeclaration, file: string): Declared[] {
  return declaration.members.flatMap((member) => {
    if (member.name === undefined) return [];
    const docs = ts.getJSDocCommentsAndTags(member);
    return {
      interfaceName: declaration.name.text,
      member: member.name.getText().replaceAll(/['"]/g, ''),
      documented: docs.length > 0,
      summary: firstSentence(docs),
      exemplified: ts.getJSDocTags(member).some((tag) => tag.tagName.text === 'example'),
      file,
    };
  });
}

function firstSentence(docs: readonly (ts.JSDoc | ts.JSDocTag)[]): string {
  const comment = docs.find(ts.isJSDoc)?.comment;
  const text = (ts.getTextOfJSDocComment(comment) ?? '').replaceAll(/\s+/g, ' ').trim();
  return /^.*?[.:](?= [A-Z`*]|$)/.exec(text)?.[0] ?? text;
}
