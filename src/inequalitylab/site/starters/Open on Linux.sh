#!/bin/sh
# Opens the course in your browser. Needs no internet.
xdg-open "$(dirname "$0")/site/index.html"
