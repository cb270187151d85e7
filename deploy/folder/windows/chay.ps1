# Tìm Python rồi làm việc được gọi (cai-dat, nang-cap, quay-lai), bằng quyền quản trị.
param([Parameter(Mandatory = $true)][string]$Viec)
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$here = Split-Path -Parent $MyInvocation.MyCommand.Path

$me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    Write-Host 'Windows sẽ hỏi quyền quản trị. Hãy bấm "Có" (Yes).'
    $words = "/c powershell -NoProfile -ExecutionPolicy Bypass -File `"$here\chay.ps1`" $Viec & pause"
    Start-Process -FilePath cmd.exe -Verb RunAs -ArgumentList $words
    exit 0
}

$own = Join-Path $env:ProgramFiles 'SoHoaGiai\python'
$carried = Get-ChildItem -Path (Join-Path $here 'python') -Filter 'python-3.*-embed-amd64.zip' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$python = $null
if (Test-Path (Join-Path $own 'python.exe')) {
    $python = Join-Path $own 'python.exe'
} elseif ($carried) {
    Write-Host 'Giải nén Python đi kèm...'
    Expand-Archive -Path $carried.FullName -DestinationPath $own -Force
    $python = Join-Path $own 'python.exe'
} elseif (Get-Command py.exe -ErrorAction SilentlyContinue) {
    $ErrorActionPreference = 'Continue'
    foreach ($version in '-3.13', '-3.11') {
        $found = & py.exe $version -c 'import sys; print(sys.executable)' 2>$null
        if ($LASTEXITCODE -eq 0) { $python = $found; break }
    }
}
if (-not $python) {
    Write-Host 'Máy này chưa có Python. Hãy đặt tệp python-3.13...-embed-amd64.zip vào thư mục "python" của bộ cài rồi chạy lại (xem HUONG-DAN.txt).'
    exit 1
}
Remove-Item (Join-Path $own 'python3*._pth') -ErrorAction SilentlyContinue
$env:PYTHONDONTWRITEBYTECODE = '1'
& $python -X utf8 (Join-Path $here 'updating') $Viec
exit $LASTEXITCODE
