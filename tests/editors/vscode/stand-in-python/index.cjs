/** The part of the Python extension's API that reftag uses; tests make the user's choice. */

const vscode = require("vscode");

exports.activate = () => {
  const changed = new vscode.EventEmitter();
  let chosen = "/nowhere/chosen";
  return {
    environments: {
      getActiveEnvironmentPath: () => ({ id: "chosen", path: "the folder of an environment" }),
      resolveEnvironment: async () => ({ executable: { uri: vscode.Uri.file(chosen) } }),
      onDidChangeActiveEnvironmentPath: changed.event,
    },
    choose(executable) {
      chosen = executable;
      changed.fire();
    },
  };
};
