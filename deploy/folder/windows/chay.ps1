# Tìm Python rồi làm việc được gọi (cai-dat, nang-cap, quay-lai), bằng quyền quản trị.
# Mã thoát 100: việc đã chuyển sang cửa sổ của quản trị, cửa sổ này đóng được.
param([Parameter(Mandatory = $true)][string]$Viec, [switch]$CuaSoRieng)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$code = 1
try {
    $here = $PSScriptRoot
    if (-not [Environment]::Is64BitOperatingSystem) {
        throw 'Máy này chạy Windows 32-bit. Sổ Hòa Giải cần Windows 10 hoặc 11, bản 64-bit; hãy chọn máy khác.'
    }
    if (-not (Test-Path -LiteralPath (Join-Path $here 'updating\__main__.py'))) {
        throw 'Thư mục này thiếu tệp. Hãy giải nén lại cả tệp zip của bộ cài, rồi chạy từ thư mục mới.'
    }
    # Ổ mạng của người này không có ở cửa sổ của quản trị.
    $drive = [IO.Path]::GetPathRoot($here)
    if ($drive.StartsWith('\\') -or ([IO.DriveInfo]$drive).DriveType -eq 'Network') {
        throw 'Bộ cài đang nằm trên ổ mạng. Hãy chép cả thư mục vào máy này (ví dụ vào Tải xuống) rồi chạy lại.'
    }

    $me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
    if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
        Write-Host 'Windows sẽ hỏi quyền quản trị. Hãy bấm "Có" (Yes).'
        $script = Join-Path $here 'chay.ps1'
        $words = "-NoProfile -ExecutionPolicy Bypass -File `"$script`" $Viec -CuaSoRieng"
        try {
            Start-Process -FilePath (Join-Path $PSHOME 'powershell.exe') -Verb RunAs -ArgumentList $words
        } catch {
            throw 'Windows chưa cho quyền quản trị nên chưa làm gì. Hãy chạy lại và bấm "Có" (Yes), hoặc nhờ người có mật khẩu quản trị của máy.'
        }
        exit 100
    }

    # PowerShell 32-bit thấy "Program Files (x86)"; phần mềm nằm ở Program Files của máy.
    $programs = if ($env:ProgramW6432) { $env:ProgramW6432 } else { $env:ProgramFiles }
    $home64 = Join-Path $programs 'SoHoaGiai'
    $shelf = Join-Path $home64 'python'

    # Python mà phiên bản đang dùng chạy được, ví dụ 3.13; rỗng khi Python nào cũng được: máy chưa
    # cài, hoặc "nang-cap" của đúng phiên bản ấy, là lúc đổi Python.
    $wanted = ''
    $current = Join-Path $home64 'current.json'
    if (Test-Path -LiteralPath $current) {
        $held = (Get-Content -LiteralPath $current -Raw -Encoding UTF8 | ConvertFrom-Json).version
        $carries = (Get-Content -LiteralPath (Join-Path $here 'phien-ban.json') -Raw -Encoding UTF8 | ConvertFrom-Json).version
        if ($held -ne $carries -or $Viec -ne 'nang-cap') {
            $wanted = (Get-Content -LiteralPath (Join-Path $home64 "versions\$held\python.txt") -Raw).Trim()
        }
    }

    # Mỗi Python đi kèm nằm trong thư mục mang số của nó: bản cũ còn đang chạy thì không thay được.
    $zips = @(Get-ChildItem -LiteralPath (Join-Path $here 'python') -Filter 'python-3.*-embed-amd64.zip' -ErrorAction SilentlyContinue |
        Where-Object { $_.Name -match '^python-3\.\d+\.\d+-embed-amd64\.zip$' } |
        Where-Object { -not $wanted -or $_.Name.StartsWith("python-$wanted.") })
    foreach ($zip in $zips) {
        $number = ($zip.Name -split '-')[1]
        $target = Join-Path $shelf $number
        if (Test-Path -LiteralPath $target) { continue }
        Write-Host 'Giải nén Python đi kèm...'
        $draft = "$target.moi"
        try {
            if (Test-Path -LiteralPath $draft) { Remove-Item -LiteralPath $draft -Recurse -Force }
            Expand-Archive -LiteralPath $zip.FullName -DestinationPath $draft -Force
            Remove-Item -Path (Join-Path $draft 'python3*._pth')
            Rename-Item -LiteralPath $draft -NewName $number
        } catch {
            throw "Không giải nén được tệp `"$($zip.Name)`" ($($_.Exception.Message)). Hãy chép lại tệp đó vào thư mục `"python`" rồi chạy lại."
        }
    }
    $python = Get-ChildItem -LiteralPath $shelf -Directory -ErrorAction SilentlyContinue |
        Where-Object { $_.Name -match '^3\.\d+\.\d+$' } |
        Where-Object { -not $wanted -or $_.Name.StartsWith("$wanted.") } |
        Sort-Object -Property { [version]$_.Name } | Select-Object -Last 1 |
        ForEach-Object { Join-Path $_.FullName 'python.exe' }
    if (-not $python -and (Get-Command py.exe -ErrorAction SilentlyContinue)) {
        $ErrorActionPreference = 'Continue'
        foreach ($version in '3.13', '3.11') {
            if ($wanted -and $wanted -ne $version) { continue }
            $found = & py.exe "-$version" -X utf8 -c 'import sys; print(sys.executable)' 2>$null
            if ($LASTEXITCODE -eq 0) { $python = $found; break }
        }
        $ErrorActionPreference = 'Stop'
    }
    if (-not $python) {
        $name = if ($wanted) { "python-$wanted...-embed-amd64.zip" } else { 'python-3.13...-embed-amd64.zip' }
        throw "Máy này chưa có Python. Hãy đặt tệp $name vào thư mục `"python`" của bộ cài rồi chạy lại (xem HUONG-DAN.txt)."
    }
    $works = $false
    try {
        & $python -E -c 'pass'
        $works = $LASTEXITCODE -eq 0
    } catch { }
    if (-not $works) {
        throw "Python ở `"$python`" không chạy được trên máy này. Phần mềm cần Windows 10 hoặc 11, 64-bit; nếu phần mềm diệt vi-rút chặn thì hãy cho phép thư mục `"$home64`" rồi chạy lại."
    }
    & $python -E -B -X utf8 (Join-Path $here 'updating') $Viec
    $code = $LASTEXITCODE
} catch {
    Write-Host ''
    Write-Host $_.Exception.Message
}
if ($CuaSoRieng) {
    Write-Host ''
    $null = Read-Host 'Bấm Enter để đóng cửa sổ này'
}
exit $code
