#!/bin/sh
# Opens the course in your browser. Needs no internet.
open "$(dirname "$0")/site/index.html"
