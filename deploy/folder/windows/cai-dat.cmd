@echo off
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0chay.ps1" cai-dat
pause
