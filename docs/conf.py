"""The document site: `python -m sphinx -W docs docs/_build`. Building it and reading it need no network."""

from __future__ import annotations

import sys
from pathlib import Path

import empathysim

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "directives"))  # the directives that make tables and pictures

project = "empathysim"
author = "The empathysim authors"
version = release = empathysim.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "plain_docstrings",
    "plain_signatures",
    "citation",
    "command_reference",
    "experiment_keys",
    "drawn",
    "python_reference",
    "asked_questions",
    "registry_tables",
    "week_equations",
]
exclude_patterns = ["_build", "gallery", "directives"]

myst_heading_anchors = 3

default_role = "literal"  # docstrings put code in single backticks
add_module_names = False
autodoc_member_order = "bysource"
autodoc_type_aliases = {"ArrayLike": "ArrayLike"}  # it stands for half a page of types
autodoc_typehints_format = "short"
maximum_signature_line_length = 90
python_use_unqualified_type_names = True
napoleon_attr_annotations = False
napoleon_google_docstring = False
napoleon_use_ivar = True
napoleon_use_param = False
napoleon_use_rtype = False

html_theme = "furo"
pygments_dark_style = "github-dark"
html_title = f"empathysim {release}"
html_copy_source = False
html_show_copyright = False
html_static_path = ["looks"]
html_css_files = ["site.css"]
