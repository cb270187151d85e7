@echo off
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0chay.ps1" nang-cap
pause
