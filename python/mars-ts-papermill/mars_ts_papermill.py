"""Lets papermill set the parameters of notebooks that run on the kernel mars-ts.

papermill has entry points for engines only and imports them when it starts: this one is papermill's own engine under
another name, and what counts is that the import registers the translator.
"""

import json
import math
import re

# papermill.engines is still being imported here, and has these names already.
from papermill.engines import NBClientEngine
from papermill.exceptions import PapermillException
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

__all__ = ["NBClientEngine", "TypeScriptTranslator"]

# Whole numbers further from zero have no exact double.
LARGEST_SAFE = 2**53 - 1

IDENTIFIER = re.compile(r"[^\W\d][\w$]*|\$[\w$]*")

# One declaration on a line of its own; a `//` inside a string begins no comment.
DECLARATION = re.compile(
    r"""^\s*(?:export\s+)?(?:let|const|var)\s+
    (?P<name>[^\W\d][\w$]*|\$[\w$]*)\s*
    (?::\s*(?P<type>[^=]+?)\s*)?
    =\s*(?P<default>(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|[^"'`/;]|/(?!/))*?)
    \s*;?\s*(?://\s*(?P<help>.*?)\s*)?$""",
    re.VERBOSE,
)


class TypeScriptTranslator(Translator):
    """Python values as TypeScript literals, each declared with `let`."""

    @classmethod
    def translate_none(cls, val):
        return "null"

    @classmethod
    def translate_escaped_str(cls, str_val):
        # JSON's strings are JavaScript's; this one is ASCII alone.
        return json.dumps(str(str_val))

    @classmethod
    def translate_int(cls, val):
        return str(val) if abs(val) <= LARGEST_SAFE else f"{val}n"

    @classmethod
    def translate_float(cls, val):
        if math.isnan(val):
            return "NaN"
        if math.isinf(val):
            return "Infinity" if val > 0 else "-Infinity"
        return repr(val)

    @classmethod
    def translate_list(cls, val):
        return f"[{', '.join(cls.translate(item) for item in val)}]"

    @classmethod
    def translate_dict(cls, val):
        # Computed, since `{"__proto__": …}` sets a prototype.
        return f"{{{', '.join(f'[{cls.translate_str(key)}]: {cls.translate(item)}' for key, item in val.items())}}}"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        if IDENTIFIER.fullmatch(name) is None:
            raise PapermillException(f"parameter {name!r}: a TypeScript name begins with a letter, '_' or '$', and has no '-'")
        return f"let {name} = {str_val}"

    @classmethod
    def inspect(cls, parameters_cell):
        declared = filter(None, map(DECLARATION.match, parameters_cell["source"].splitlines()))
        return [
            Parameter(
                name=found["name"],
                inferred_type_name=found["type"] or "None",
                default=found["default"].strip(),
                help=found["help"] or "",
            )
            for found in declared
        ]


papermill_translators.register("mars-ts", TypeScriptTranslator)
papermill_translators.register("typescript", TypeScriptTranslator)
