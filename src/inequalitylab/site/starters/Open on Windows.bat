@echo off
rem Opens the course in your browser. Needs no internet.
start "" "%~dp0site\index.html"
