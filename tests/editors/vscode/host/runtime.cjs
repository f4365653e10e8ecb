const { CLEAN, findings, open, stateIs, withSetting } = require("./support.cjs");

/** Another runtime takes over without a reload, with the documents that are open. */
module.exports = async () => {
  const { uri } = await open("runtime.enw", CLEAN.replace("%A", "%a"));
  await findings(uri, "RT003", 1);
  for (const runtime of ["bundled", "auto"]) {
    await withSetting("reftag.runtime", runtime, async () => {
      await stateIs("running");
      await findings(uri, "RT003", 1);
    });
  }
  await stateIs("running");
  await findings(uri, "RT003", 1);
};
