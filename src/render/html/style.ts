/** pandas' own rules for its table; colours are the page's, so that light and dark themes both read well. */
export function style(multiColumns: boolean, namedIndex: boolean): string {
  const rules = [
    rule('tbody tr th:only-of-type', 'vertical-align', 'middle'),
    rule('tbody tr th', 'vertical-align', 'top'),
    ...(multiColumns
      ? [rule('thead tr th', 'text-align', 'left')]
      : [rule('thead th', 'text-align', 'right')]),
    ...(multiColumns && namedIndex ? [rule('thead tr:last-of-type th', 'text-align', 'right')] : []),
  ];
  return `<style scoped>\n${rules.join('\n\n')}\n</style>`;
}

function rule(selector: string, property: string, value: string): string {
  return `    .dataframe ${selector} {\n        ${property}: ${value};\n    }`;
}
