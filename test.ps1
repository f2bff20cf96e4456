# Runs all tests. The browser tests need Chromium or Chrome: set CHATBOTICS_CHROMIUM to its path.
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
dotnet test Chatbotics.sln -c Release -nologo --logger trx --results-directory artifacts/test-results
exit $LASTEXITCODE
