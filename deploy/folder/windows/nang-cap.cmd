@echo off
if not exist "%~dp0chay.ps1" goto zip
"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -ExecutionPolicy Bypass -File "%~dp0chay.ps1" nang-cap
if not "%errorlevel%"=="100" pause
exit /b
:zip
chcp 65001 >nul
echo Bộ cài còn nằm trong tệp zip. Hãy giải nén cả tệp zip (chuột phải, "Giải nén tất cả" hay
echo "Extract All"), mở thư mục vừa giải nén rồi nhấp đúp nang-cap.cmd ở đó.
pause
