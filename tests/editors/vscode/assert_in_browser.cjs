/** As much of `node:assert/strict` as the tests in host/ use, for where there is no Node. */

function ok(value, message) {
  if (!value) {
    throw new Error(message ?? `${JSON.stringify(value)} is not true`);
  }
}

function equal(found, wanted, message) {
  ok(Object.is(found, wanted), message ?? `${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

function notEqual(found, unwanted) {
  ok(!Object.is(found, unwanted), `${JSON.stringify(found)}`);
}

function deepEqual(found, wanted, message) {
  equal(JSON.stringify(found), JSON.stringify(wanted), message);
}

function match(text, pattern) {
  ok(pattern.test(text), `${JSON.stringify(text)} does not match ${pattern}`);
}

module.exports = { deepEqual, equal, match, notEqual, ok };
