# Builds Chatbotics when its sources changed, then starts it. `./run.ps1 --help` lists the options.
$ErrorActionPreference = 'Stop'
$given = [System.IO.Directory]::GetCurrentDirectory()
Set-Location $PSScriptRoot
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue) -or -not ((dotnet --list-sdks) -match '^10\.')) {
    Write-Error 'Chatbotics needs the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0'
}
dotnet build src/Chatbotics/Chatbotics.csproj -c Release -nologo -v quiet -clp:NoSummary -p:RunAnalyzers=false -p:NuGetAudit=false
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
if (-not $env:DOTNET_GCgen0size) { $env:DOTNET_GCgen0size = '0x4000000' }
dotnet src/Chatbotics/bin/Release/net10.0/Chatbotics.dll @args
$code = $LASTEXITCODE
Set-Location $given
exit $code
