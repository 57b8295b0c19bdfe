import { expect, test } from 'vitest';
import { isOnOwnDisk } from '../../../src/office/own-disk.ts';

test.each([
  ['C:\\Nominas\\enero.xlsx', true],
  ['c:/Nominas/enero.xlsx', true],
  ['/Users/ana/Desktop/enero.xlsx', true],
  ['file:///Users/ana/enero%20final.xlsx', true],
  ['file:///C:/Nominas/enero.xlsx', true],
  ['', false],
  ['enero.xlsx', false],
  ['D:\\enero.xlsx', false],
  ['Z:\\nominas\\enero.xlsx', false],
  ['\\\\servidor\\nominas\\enero.xlsx', false],
  ['file://servidor/nominas/enero.xlsx', false],
  ['/Volumes/nominas/enero.xlsx', false],
  ['https://empresa.sharepoint.com/enero.xlsx', false],
  ['C:\\Users\\ana\\OneDrive - Empresa\\enero.xlsx', false],
  ['C:\\Users\\ana\\Dropbox\\enero.xlsx', false],
  ['/Users/ana/Library/CloudStorage/GoogleDrive-ana/enero.xlsx', false],
  ['/Users/ana/Library/Mobile%20Documents/enero.xlsx', false],
])('a book at %s is open at one computer only: %s', (address, isOwn) => expect(isOnOwnDisk(address)).toBe(isOwn));
