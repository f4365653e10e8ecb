/**
 * Stands in for `@vscode/spdlog`, with which VS Code writes its log files, and each output channel
 * is one. The original has to be compiled, and what is installed here never is: without this all
 * output channels would stay empty. Files do not rotate: they are removed with `.cache`.
 */

"use strict";

const fs = require("node:fs");
const path = require("node:path");

const NAMES = ["trace", "debug", "info", "warning", "error", "critical", "off"];

class Logger {
  constructor(_kind, _name, file) {
    this.file = file;
    this.level = NAMES.indexOf("info");
    this.plain = false;
  }

  write(level, message) {
    if (level >= this.level) {
      const time = new Date().toISOString().replace("T", " ").replace("Z", "");
      const text = this.plain ? message : `${time} [${NAMES[level]}] ${message}\n`;
      try {
        fs.appendFileSync(this.file, text);
      } catch {
        // A log that cannot be written stops nobody.
      }
    }
  }

  trace(message) { this.write(0, message); }
  debug(message) { this.write(1, message); }
  info(message) { this.write(2, message); }
  warn(message) { this.write(3, message); }
  error(message) { this.write(4, message); }
  critical(message) { this.write(5, message); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.plain = true; }
  flush() {}
  drop() {}
}

async function createLogger(name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger("", name, file);
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
