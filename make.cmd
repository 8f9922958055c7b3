@echo off
rem What `make` does elsewhere, on Windows: make, make check, make watch, make ONLY=aftercare ...
setlocal
cd /d "%~dp0"
set "PYTHONUTF8=1"
set "OURS=.venv\Scripts\python.exe"
if exist .venv\ready fc /b requirements.lock .venv\ready >nul 2>nul && goto run

set "FOUND="
for %%P in (py.exe python.exe python3.exe) do if not defined FOUND (
  %%P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "FOUND=%%P"
)
if not defined FOUND (
  echo This program needs Python 3.11 or newer, and this computer doesn't have it. The Microsoft Store has it: look for Python there.
  exit /b 1
)
echo Getting ready: this happens once and takes a minute or two.
%FOUND% -m venv --clear .venv || exit /b 1
rem The list of packages was made elsewhere: those that only Windows would add are left out, and not needed.
"%OURS%" -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock || goto offline
copy /y requirements.lock .venv\ready >nul || exit /b 1

:run
"%OURS%" -m generator make %*
exit /b %errorlevel%

:offline
echo The packages could not be downloaded. Check that this computer is online, then type make again.
exit /b 1
